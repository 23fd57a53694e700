using System.Runtime.InteropServices;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Drivers.Sound;

/// <summary>
/// Speakers of ALSA, or of PipeWire by its device <c>pipewire</c>, through <c>aplay</c> and a pipe. What has room is what would be played within 300 ms; whoever
/// gives sound never waits for the device.
/// </summary>
public sealed class LinuxSpeaker : ISpeaker, IDisposable
{
    private const int Rate = 16_000;
    private const double RoomMs = 300;

    // The device's own buffer, which is the most that is heard of what was silenced.
    private const int BufferUs = 100_000;

    // A device that is gone is not asked for at each turn of the glasses' loop.
    private const double RefusesMs = 2000;
    private readonly string _device;
    private readonly SampleRing _waiting = new(Rate);
    private readonly AutoResetEvent _given = new(false);
    private Player? _player;
    private string? _refusal;
    private HostTime _refusesUntil;

    /// <summary>Makes speakers; nothing is opened yet.</summary>
    /// <param name="device">Name of ALSA's device, such as <c>default</c>, <c>hw:1,0</c> or <c>pipewire</c>.</param>
    public LinuxSpeaker(string device) => _device = device;

    /// <inheritdoc/>
    public int RateHz => Rate;

    /// <inheritdoc/>
    public HostTime PlaysUntil { get; private set; }

    /// <inheritdoc/>
    public int Write(ReadOnlySpan<short> samples, HostTime at)
    {
        if (_refusal is { } refusal && at < _refusesUntil)
            throw new DeviceFailedException(refusal);
        _refusal = null;
        var from = PlaysUntil > at ? PlaysUntil : at;
        var room = Math.Min((int)((RoomMs - from.MillisecondsSince(at)) * Rate / 1000), _waiting.Room);
        var taken = Math.Clamp(room, 0, samples.Length);
        if (_player is { HasFailed: true } failed)
            throw Refuse($"{(failed.Complaint.Length > 0 ? failed.Complaint : "aplay ended without a word")}; look whether they are plugged in and no other program has them.", at);
        if (taken == 0)
            return 0;
        try
        {
            _player ??= new Player(_device, _waiting, _given);
        }
        catch (IOException error)
        {
            throw Refuse(error.Message, at);
        }

        _waiting.Push(samples[..taken]);
        _given.Set();
        PlaysUntil = from.Plus(taken * 1e6 / Rate);
        return taken;
    }

    /// <inheritdoc/>
    public void Silence(HostTime at)
    {
        if (PlaysUntil > at)
            PlaysUntil = at;
        End();
    }

    /// <summary>Falls silent and closes the device.</summary>
    public void Dispose()
    {
        End();
        _given.Dispose();
    }

    private DeviceFailedException Refuse(string why, HostTime at)
    {
        End();
        (PlaysUntil, _refusesUntil) = (at, at.Plus(RefusesMs * 1000));
        return new DeviceFailedException(_refusal = $"The speakers '{_device}' play nothing: {why}");
    }

    private void End()
    {
        _player?.Dispose();
        _player = null;
        _waiting.Clear();
    }

    /// <summary>One run of aplay, and the thread that feeds it.</summary>
    private sealed class Player : IDisposable
    {
        private readonly CalledProgram _aplay;
        private readonly Thread _thread;
        private readonly SampleRing _waiting;
        private readonly AutoResetEvent _given;
        private volatile bool _ends;
        private volatile bool _hasFailed;

        public Player(string device, SampleRing waiting, AutoResetEvent given)
        {
            (_waiting, _given) = (waiting, given);
            _aplay = CalledProgram.Start("aplay", ["-q", "-D", device, "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", $"{Rate}", $"--buffer-time={BufferUs}"], "alsa-utils");
            _thread = new Thread(Feed) { Name = "speaker", IsBackground = true };
            _thread.Start();
        }

        public bool HasFailed => _hasFailed || _aplay.HasEnded;

        public string Complaint => _aplay.Complaint;

        public void Dispose()
        {
            _ends = true;
            _given.Set();
            _aplay.Kill();
            _thread.Join();
            _aplay.Dispose();
        }

        private void Feed()
        {
            var block = new short[Rate / 100];
            try
            {
                while (!_ends)
                {
                    var count = _waiting.Take(block);
                    if (count > 0)
                        _aplay.Input.Write(MemoryMarshal.AsBytes(block.AsSpan(0, count)));
                    else
                        _given.WaitOne();
                }
            }
            catch (Exception gone) when (gone is IOException or InvalidOperationException)
            {
                _hasFailed = true;
            }
        }
    }
}
