using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using NeuralGlasses.Apps;
using NeuralGlasses.Hosting.Process;
using NeuralGlasses.Hud;

namespace NeuralGlasses.HostileApps;

/// <summary>Never comes back from being opened.</summary>
public sealed class MuteApp : GlassesApp
{
    protected override void OnOpen() => new ManualResetEventSlim().Wait();
}

/// <summary>Shows scenes without end.</summary>
public sealed class FloodingApp : GlassesApp
{
    protected override void OnTick()
    {
        for (var i = 0; ; i++)
            Glasses.Show(new HudScene("flood", [new HudText("text", $"Look {i}")]));
    }
}

/// <summary>Throws whatever it is asked.</summary>
public sealed class ThrowingApp : GlassesApp
{
    protected override void OnStart() => throw new InvalidOperationException("I will not start");

    protected override void OnOpen() => throw new InvalidOperationException("I will not open");

    protected override void OnTick() => throw new InvalidOperationException("I will not tick");
}

/// <summary>Keeps more than it may, and does not take no for an answer.</summary>
public sealed class HoardingApp : GlassesApp
{
    protected override void OnOpen()
    {
        var kept = 0;
        while (Glasses.Storage.TrySet($"key {kept}", new string('x', 100)))
            kept++;
        Glasses.Show(new HudScene("full", [new HudText("text", $"Kept {kept}")]));
    }
}

/// <summary>Shows a picture larger than any display.</summary>
public sealed class HugePictureApp : GlassesApp
{
    protected override void OnOpen() =>
        Glasses.Show(new HudScene("huge", [new HudImage("picture", new HudPicture(4096, 4096, new byte[4 * 4096 * 4096]), "A wall", 5)]));
}

/// <summary>Shows 100 KB of text.</summary>
public sealed class LongTextApp : GlassesApp
{
    protected override void OnOpen() => Glasses.Show(new HudScene("long", [new HudText("text", new string('x', 100_000))]));
}

/// <summary>Shows more words than anybody reads at a glance.</summary>
public sealed class WordyApp : GlassesApp
{
    protected override void OnOpen() => Glasses.Show(new HudScene("wordy", [new HudCard("card", "", string.Join(' ', Enumerable.Repeat("word", 40)))]));
}

/// <summary>Ends at once.</summary>
public sealed class QuittingApp : GlassesApp
{
    protected override void OnStart()
    {
        Console.Error.WriteLine("Not today.");
        Environment.Exit(3);
    }
}

/// <summary>Writes what is no JSON to the glasses before anybody else can.</summary>
public sealed class BabblingApp : GlassesApp
{
    public BabblingApp()
    {
        Raw.Send(Encoding.UTF8.GetBytes("GET / HTTP/1.1\r\n\r\n"));
    }
}

/// <summary>Says that it will send two gigabytes.</summary>
public sealed class BoastingApp : GlassesApp
{
    public BoastingApp()
    {
        var head = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(head, int.MaxValue);
        Raw.Send(head);
    }
}

/// <summary>Guesses the word by which the glasses know their app.</summary>
public sealed class GuessingApp : GlassesApp
{
    public GuessingApp() => Environment.SetEnvironmentVariable(AppProtocol.TokenVariable, "letmein");
}

/// <summary>Connects and says nothing.</summary>
public sealed class SilentApp : GlassesApp
{
    public SilentApp()
    {
        Raw.Send([]);
        new ManualResetEventSlim().Wait();
    }
}

internal static class Raw
{
    private static Socket? _socket;

    public static void Send(byte[] bytes)
    {
        _socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _socket.Connect(new UnixDomainSocketEndPoint(Environment.GetEnvironmentVariable(AppProtocol.SocketVariable)!));
        _socket.Send(bytes);
    }
}
