using System.Diagnostics;
using System.Runtime.InteropServices;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>Speakers of ALSA, through its own program and a pipe; what has room is what would be played within a third of a second.</summary>
internal sealed class LinuxSpeaker(string device) : ISpeaker, IDisposable
{
    private const int Rate = 16_000;

    // The pipe of Linux holds 64 KiB, a second of it twice: less than that never waits.
    private const double RoomMs = 300;
    private Process? _aplay;

    public int RateHz => Rate;

    public HostTime PlaysUntil { get; private set; }

    public int Write(ReadOnlySpan<short> samples, HostTime at)
    {
        var from = PlaysUntil > at ? PlaysUntil : at;
        var taken = (int)Math.Clamp((RoomMs - from.MillisecondsSince(at)) * Rate / 1000, 0, samples.Length);
        if (taken == 0)
            return 0;
        try
        {
            if (_aplay is not { HasExited: false })
                _aplay = Process.Start(new ProcessStartInfo("aplay", ["-q", "-D", device, "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", $"{Rate}", "--buffer-time=100000"]) { RedirectStandardInput = true })!;
            var pipe = _aplay.StandardInput.BaseStream;
            pipe.Write(MemoryMarshal.AsBytes(samples[..taken]));
            pipe.Flush();
        }
        catch (Exception error) when (error is IOException or System.ComponentModel.Win32Exception)
        {
            throw new DeviceFailedException($"Nothing can be played: {error.Message}", error);
        }

        PlaysUntil = from.Plus(taken * 1e6 / Rate);
        return taken;
    }

    public void Silence(HostTime at)
    {
        if (PlaysUntil > at)
            PlaysUntil = at;
        Dispose();
    }

    public void Dispose()
    {
        _aplay?.Kill();
        _aplay?.Dispose();
        _aplay = null;
    }
}
