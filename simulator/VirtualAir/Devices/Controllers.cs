using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;

namespace NeuralGlasses.VirtualAir.Devices;

/// <summary>The program that emulates the controllers, BlueZ' btvirt: ours, which ends with this, or one that somebody started.</summary>
internal sealed class Controllers : IDisposable
{
    // The places where btvirt serves are fixed, and it leaves them behind.
    private const string ServedIn = "/tmp";
    private const string UsualSocket = ServedIn + "/bt-server-le";
    private static readonly string[] s_kinds = ["bredrle", "bredr", "amp", "le", "mon"];

    private readonly Process? _ours;
    private Socket? _waiting;

    private Controllers(string socket, Process? ours)
    {
        Socket = socket;
        _ours = ours;
    }

    /// <summary>Where each connection is an emulated low-energy controller.</summary>
    public string Socket { get; }

    /// <summary>Uses the controllers that somebody serves.</summary>
    public static Controllers Of(string socket) => new(socket, null);

    /// <summary>Starts the program and waits until it serves.</summary>
    /// <exception cref="AirException">It cannot be started, or does not serve.</exception>
    public static Controllers Start(string program)
    {
        if (IsServed(UsualSocket))
            throw new AirException($"Somebody serves {UsualSocket} already: end that btvirt, or use it with --socket {UsualSocket}.");

        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, ["-s"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception e)
        {
            throw new AirException($"The program {program} is not on the PATH or may not be started: install Debian's package bluez-test-tools, or name the socket of a running one with --socket.", e);
        }

        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var controllers = new Controllers(UsualSocket, process);
        for (var tries = 0; tries < 100 && !process.HasExited; tries++)
        {
            // It becomes the first controller: btvirt keeps a ghost of one that is let go.
            if (TryConnect(UsualSocket) is { } connection)
            {
                controllers._waiting = connection;
                return controllers;
            }

            process.WaitForExit(50);
        }

        controllers.Dispose();
        throw new AirException($"{program} -s does not serve {UsualSocket}: run it by hand to see why; that file may belong to another user.");
    }

    /// <summary>Makes a controller.</summary>
    /// <exception cref="AirException">Nobody serves there.</exception>
    public Stream Connect()
    {
        var connection = Interlocked.Exchange(ref _waiting, null) ?? TryConnect(Socket)
            ?? throw new AirException($"Nobody serves the socket {Socket}, or you may not use it: start 'btvirt -s', or leave --socket out.");
        return new NetworkStream(connection, ownsSocket: true);
    }

    public void Dispose()
    {
        if (_ours is null)
            return;
        if (!_ours.HasExited)
            _ours.Kill();
        _ours.WaitForExit();
        _ours.Dispose();
        foreach (var kind in s_kinds)
            File.Delete($"{ServedIn}/bt-server-{kind}");
    }

    // A file may be left from a program that was killed, and asking by connecting would leave a ghost.
    private static bool IsServed(string path)
    {
        try
        {
            return File.ReadLines("/proc/net/unix").Any(line => line.EndsWith($" {path}", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static Socket? TryConnect(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
