using System.Diagnostics;
using System.Runtime.InteropServices;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>Microphones of ALSA, through its own program and a pipe, since SoundDevice of the bindings records whole files and cannot say what was lost.</summary>
internal sealed class LinuxMicrophone(string device) : IMicrophone, IDisposable
{
    private const int Rate = 16_000;
    private readonly Lock _gate = new();
    private readonly Queue<short> _samples = new(Rate);
    private Process? _arecord;

    public int RateHz => Rate;

    public bool IsListening => _arecord is { HasExited: false };

    public long Lost { get; private set; }

    public void Open(HostTime at)
    {
        Close();
        try
        {
            _arecord = Process.Start(new ProcessStartInfo("arecord", ["-q", "-D", device, "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", $"{Rate}"]) { RedirectStandardOutput = true })!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new DeviceFailedException($"The microphones cannot listen: {error.Message}", error);
        }

        var running = _arecord;
        new Thread(() => Listen(running)) { Name = "microphone", IsBackground = true }.Start();
    }

    public int Read(Span<short> samples, HostTime now)
    {
        lock (_gate)
        {
            var count = Math.Min(samples.Length, _samples.Count);
            for (var i = 0; i < count; i++)
                samples[i] = _samples.Dequeue();
            return count;
        }
    }

    public void Close()
    {
        if (_arecord is not { } running)
            return;
        _arecord = null;
        running.Kill();
        running.Dispose();
        lock (_gate)
            _samples.Clear();
    }

    public void Dispose() => Close();

    private void Listen(Process running)
    {
        var block = new short[Rate / 100];
        try
        {
            var pipe = running.StandardOutput.BaseStream;
            while (true)
            {
                pipe.ReadExactly(MemoryMarshal.AsBytes(block.AsSpan()));
                Take(running, block);
            }
        }
        catch (Exception over) when (over is EndOfStreamException or IOException or InvalidOperationException)
        {
            // It was closed, or the device has gone: IsListening says so.
        }
    }

    private void Take(Process running, short[] block)
    {
        lock (_gate)
        {
            if (_arecord != running)
                return;
            foreach (var sample in block)
                _samples.Enqueue(sample);
            for (; _samples.Count > Rate; Lost++)
                _samples.Dequeue();
        }
    }
}
