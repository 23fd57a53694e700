using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Hosting.Process;

/// <summary>
/// An app in a process of its own: started with a socket that only the wearer's user can open and a word that only this process knows. Two threads read and
/// write, so that an app that does neither holds nobody up; what it says is taken when the glasses have time.
/// </summary>
public sealed class AppProcess : IRunningApp
{
    private const int LookMs = 50;
    private readonly AppManifest _manifest;
    private readonly ConcurrentQueue<AppRequest> _requests = new();
    private readonly BlockingCollection<byte[]> _messages = new(AppProtocol.MostWaiting);
    private readonly System.Diagnostics.Process _process;
    private readonly Socket _listener;
    private readonly string _folder;
    private readonly string _token;
    private readonly Queue<string> _lastLines = new();
    private int _openStreams = 2;
    private int _waiting;
    private volatile bool _isOver;
    private bool _isDisposed;
    private Socket? _socket;

    /// <summary>Starts an app.</summary>
    /// <param name="manifest">What it says of itself.</param>
    /// <param name="start">The program and its arguments; socket and word are added as environment variables.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public AppProcess(AppManifest manifest, ProcessStartInfo start)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(start);
        _manifest = manifest;
        _folder = Directory.CreateTempSubdirectory("ngapp-").FullName;
        string path = Path.Combine(_folder, "s");
        _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(1);
        start.Environment[AppProtocol.SocketVariable] = path;
        start.Environment[AppProtocol.TokenVariable] = _token;
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        _process = new System.Diagnostics.Process { StartInfo = start, EnableRaisingEvents = true };
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.OutputDataReceived += (_, line) => Remember(line.Data);
        try
        {
            _process.Start();
        }
        catch
        {
            Clean();
            throw;
        }

        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        _process.StandardInput.Close();
        new Thread(Listen) { IsBackground = true, Name = $"{manifest.Id} says" }.Start();
    }

    /// <inheritdoc/>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Number of the process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Bytes of memory that the process holds; 0 if it has ended.</summary>
    public long WorkingSetBytes
    {
        get
        {
            if (_process.HasExited)
                return 0;
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <inheritdoc/>
    public void Send(in AppMessage message)
    {
        if (_isOver)
            return;
        Interlocked.Increment(ref _waiting);
        if (!_messages.TryAdd(AppWire.Write(message)))
            Fail($"It has not read {AppProtocol.MostWaiting} messages.");
    }

    /// <inheritdoc/>
    public bool TryTake(out AppRequest request)
    {
        while (_requests.TryDequeue(out request))
        {
            if (request.Kind != AppRequestKind.Done)
                return true;
            Interlocked.Decrement(ref _waiting);
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _isOver = true;
        _messages.CompleteAdding();
        try
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
        }

        Clean();
    }

    private void Listen()
    {
        try
        {
            if (!HasConnected())
            {
                Fail(_process.HasExited ? Ending() : $"It did not begin within {AppProtocol.HelloMs / 1000} s.");
                return;
            }

            _socket = _listener.Accept();
            using var stream = new NetworkStream(_socket, ownsSocket: false);
            if (!IsOurs(AppFrames.Read(stream)))
            {
                Fail("What connected is not the app that was started.");
                return;
            }

            new Thread(() => Speak(stream)) { IsBackground = true, Name = $"{_manifest.Id} hears" }.Start();
            while (!_isOver && AppFrames.Read(stream) is { } frame)
            {
                // As fast as the glasses take it: an app that says more waits for them, in its own process.
                while (_requests.Count > AppProtocol.MostWaiting && !_isOver)
                    Thread.Yield();
                _requests.Enqueue(AppRequestWire.Read(frame));
            }

            Fail(Ending());
        }
        catch (Exception error) when (error is IOException or SocketException or InvalidDataException or ObjectDisposedException)
        {
            Fail(error is InvalidDataException ? error.Message : Ending());
        }
        catch (SettingsException error)
        {
            Fail(error.Message);
        }
    }

    // One that ends at once is not waited for until its time is over.
    private bool HasConnected()
    {
        for (var waitedMs = 0; waitedMs < AppProtocol.HelloMs && !_isOver; waitedMs += LookMs)
        {
            bool hasEnded = _process.HasExited;
            if (_listener.Poll(TimeSpan.FromMilliseconds(LookMs), SelectMode.SelectRead))
                return true;
            if (hasEnded)
                return false;
        }

        return false;
    }

    private void Speak(NetworkStream stream)
    {
        try
        {
            foreach (byte[] message in _messages.GetConsumingEnumerable())
                AppFrames.Write(stream, message);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or InvalidDataException)
        {
            Fail(error is InvalidDataException ? error.Message : Ending());
        }
    }

    private bool IsOurs(byte[]? hello)
    {
        if (hello is null)
            return false;
        JsonSection json = JsonNames.Parse("hello", hello);
        string protocol = json.Text("hello");
        if (protocol != AppProtocol.Name)
            throw new SettingsException($"It speaks '{protocol}', these glasses speak '{AppProtocol.Name}'; build it with the SDK of this release.");
        bool isOurs = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(json.Text("token")), Encoding.UTF8.GetBytes(_token));
        return isOurs && json.Text("id") == _manifest.Id;
    }

    private void Fail(string why)
    {
        if (_isOver)
            return;
        _isOver = true;
        _requests.Enqueue(new AppRequest(AppRequestKind.Failed) { Text = why });
    }

    // What the process printed last says most about why it ended; it may arrive after the end itself.
    private string Ending()
    {
        if (!_process.WaitForExit(1000))
            return "It closed its end of the socket.";
        lock (_lastLines)
        {
            while (_openStreams > 0 && Monitor.Wait(_lastLines, TimeSpan.FromSeconds(1)))
            {
            }

            return _lastLines.Count == 0 ? $"It ended with {_process.ExitCode}." : $"It ended with {_process.ExitCode}: {_lastLines.Last()}";
        }
    }

    private void Remember(string? line)
    {
        lock (_lastLines)
        {
            if (line is null)
            {
                _openStreams--;
                Monitor.PulseAll(_lastLines);
            }

            if (string.IsNullOrWhiteSpace(line))
                return;
            _lastLines.Enqueue(line.Length > 200 ? line[..200] : line);
            while (_lastLines.Count > 20)
                _lastLines.Dequeue();
        }
    }

    private void Clean()
    {
        _socket?.Dispose();
        _listener.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
