using System.Runtime.InteropServices;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Drivers.Sound;

/// <summary>
/// Microphones of ALSA, or of PipeWire by its device <c>pipewire</c>, through <c>arecord</c> and a pipe: the device is open while somebody listens, and at no other time.
/// </summary>
public sealed class LinuxMicrophone : IMicrophone, IDisposable
{
    private const int Rate = 16_000;
    private const int BlockMs = 10;
    private readonly string _device;
    private readonly Func<HostTime> _now;
    private readonly SampleRing _heard = new(Rate);
    private CalledProgram? _arecord;
    private long _lost;
    private volatile string? _problem;

    /// <summary>Makes microphones; nothing is opened yet.</summary>
    /// <param name="device">Name of ALSA's device, such as <c>default</c>, <c>hw:1,0</c> or <c>pipewire</c>.</param>
    /// <param name="now">Gives the glasses' time.</param>
    public LinuxMicrophone(string device, Func<HostTime> now) => (_device, _now) = (device, now);

    /// <inheritdoc/>
    public int RateHz => Rate;

    /// <inheritdoc/>
    public bool IsListening => _arecord is { HasEnded: false };

    /// <inheritdoc/>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Why it stopped listening by itself, as one sentence; null if it did not.</summary>
    public string? Problem => _problem;

    /// <inheritdoc/>
    public void Open(HostTime at)
    {
        Close();
        _problem = null;
        try
        {
            _arecord = CalledProgram.Start("arecord", ["-q", "-D", _device, "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", $"{Rate}"], "alsa-utils");
        }
        catch (IOException error)
        {
            throw new DeviceFailedException($"The microphones cannot listen: {error.Message}", error);
        }

        var running = _arecord;
        new Thread(() => Listen(running, at)) { Name = "microphone", IsBackground = true }.Start();
    }

    /// <inheritdoc/>
    public int Read(Span<short> samples, HostTime now) => _heard.Take(samples);

    /// <inheritdoc/>
    public void Close()
    {
        var running = _arecord;
        _arecord = null;
        running?.Dispose();
        _heard.Clear();
    }

    /// <summary>Stops listening.</summary>
    public void Dispose() => Close();

    private void Listen(CalledProgram running, HostTime opened)
    {
        var block = new short[Rate * BlockMs / 1000];
        try
        {
            // What was said while the device was opened is lost, too.
            running.Output.ReadExactly(MemoryMarshal.AsBytes(block.AsSpan()));
            var late = (long)((_now().MillisecondsSince(opened) - BlockMs) * Rate / 1000);
            Interlocked.Add(ref _lost, Math.Max(0, late) + _heard.Push(block));
            while (true)
            {
                running.Output.ReadExactly(MemoryMarshal.AsBytes(block.AsSpan()));
                if (_arecord != running)
                    return;
                Interlocked.Add(ref _lost, _heard.Push(block));
            }
        }
        catch (Exception over) when (over is IOException or InvalidOperationException)
        {
            // It was closed, or the device has gone.
            if (_arecord == running)
                _problem = $"The microphones '{_device}' are cut off: {(running.Complaint.Length > 0 ? running.Complaint : "arecord ended without a word")}; look whether they are plugged in.";
        }
    }
}
