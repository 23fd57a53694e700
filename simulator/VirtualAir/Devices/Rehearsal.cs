using System.Net.Sockets;
using NeuralGlasses.VirtualAir.Hci;
using NeuralGlasses.VirtualAir.Radio;
using NeuralGlasses.VirtualAir.Traces;

namespace NeuralGlasses.VirtualAir.Devices;

/// <summary>
/// Carries a few packets between nobodies. The kernel waits two seconds for a new controller's first answer and gives it up then, and on a slow machine
/// the runtime needs about as long to compile all that an answer goes through.
/// </summary>
internal static class Rehearsal
{
    private static readonly byte[] s_command = [H4.Command, 0x03, 0x0c, 0];
    private static readonly byte[] s_answer = [H4.Event, Packets.CommandComplete, 4, 1, 0x03, 0x0c, 0];
    private static readonly byte[] s_begun = [H4.Event, Packets.LeMeta, 19, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 0, 0, 0, 42, 0, 0];
    private static readonly byte[] s_data = [H4.Acl, 1, 0, 1, 0, 0];

    /// <summary>Rehearses, and returns what came to the controller and to the host.</summary>
    public static (byte[] ToController, byte[] ToHost) Run()
    {
        using var trace = new BtsnoopTrace(new MemoryStream(), TimeProvider.System);
        using var air = new Air(new AirConditions { IntervalMs = 0, DelayMs = 1 }, 0, TimeProvider.System, trace);
        var (host, kernel) = Connect("host");
        var (controller, emulated) = Connect("controller");
        using (host)
        using (kernel)
        using (controller)
        using (emulated)
        {
            var line = new AdapterLine(air, kernel, emulated);
            line.Start();
            host.Write([H4.Vendor, 0, 0, 0]);
            line.Registered.Wait();
            host.Write(s_command);
            var toController = Read(controller, s_command.Length);
            controller.Write(s_answer);
            controller.Write(s_begun);
            var toHost = Read(host, s_answer.Length + s_begun.Length);
            host.Write(s_data);
            return ([.. toController, .. Read(controller, s_data.Length)], toHost);
        }
    }

    private static byte[] Read(NetworkStream from, int count)
    {
        var bytes = new byte[count];
        from.ReadExactly(bytes);
        return bytes;
    }

    // The place has no name in any folder, so nothing is left behind.
    private static (NetworkStream One, NetworkStream Other) Connect(string name)
    {
        var place = new UnixDomainSocketEndPoint($"\0neuralglasses-air-{name}-{Environment.ProcessId}");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(place);
        listener.Listen(1);
        var one = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        one.Connect(place);
        return (new NetworkStream(one, ownsSocket: true), new NetworkStream(listener.Accept(), ownsSocket: true));
    }
}
