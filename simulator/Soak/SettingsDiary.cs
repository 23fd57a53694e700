using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using NeuralGlasses.Wristband.Storage;

namespace NeuralGlasses.Simulator.Soak;

/// <summary>Changes a setting every few minutes, reads it back in between, and knows what the band must still remember.</summary>
internal sealed class SettingsDiary(WristbandLink link)
{
    private const long PeriodMicroseconds = 300_000_000;

    // The band saves at most every ten seconds; what it took later may be gone with the power.
    private const long SafeMicroseconds = 15_000_000;
    private readonly byte[] _command = new byte[5];
    private long _nextMicroseconds = PeriodMicroseconds;
    private uint _written;
    private uint _previous;

    // What was written to a link that broke before the answer: the band may have taken it or not.
    private uint? _unanswered;
    private long _writtenAt = long.MaxValue;
    private bool _hasWritten;
    private bool _asksBack;

    /// <summary>Changes that the band accepted.</summary>
    public int Changes { get; private set; }

    /// <summary>Values read back.</summary>
    public int Reads { get; private set; }

    /// <summary>Values read back that were neither the last one written nor, shortly after a write, the one before.</summary>
    public int Forgotten { get; private set; }

    public void Step(HostTime now)
    {
        while (link.TryTakeReply(out var reply))
            Take(reply, now);
        if (now.Microseconds < _nextMicroseconds || link.State != LinkState.Streaming || link.IsAsking)
            return;
        _command[0] = SettingsKey.SleepTimeoutSeconds;
        if (_asksBack)
        {
            if (link.TryAsk(ControlPoint.OpGetSetting, _command.AsSpan(0, 1), now))
                Turn(now);
            return;
        }

        LittleEndian.WriteUInt32(_command, 1, 600 + (uint)(Changes % 3000));
        if (link.TryAsk(ControlPoint.OpSetSetting, _command, now))
            Turn(now);
    }

    private void Turn(HostTime now)
    {
        _asksBack = !_asksBack;
        _nextMicroseconds = now.Microseconds + (PeriodMicroseconds / 2);
    }

    private void Take(CommandReply reply, HostTime now)
    {
        if (reply.Opcode == ControlPoint.OpSetSetting)
        {
            var value = LittleEndian.ReadUInt32(_command, 1);
            _unanswered = reply.Result == 0 ? value : null;
            if (reply.Result is ControlPoint.ResultSuccess or ControlPoint.ResultReplayed)
                Note(value, now);
        }
        else if (reply.Opcode == ControlPoint.OpGetSetting && reply.Result == ControlPoint.ResultSuccess)
        {
            var value = LittleEndian.ReadUInt32(reply.Returned.ToArray(), 0);
            if (value == _unanswered)
                Note(value, now);
            if (_hasWritten)
                Compare(value, now);
        }
    }

    private void Note(uint value, HostTime now)
    {
        _unanswered = null;
        _previous = _written;
        _written = value;
        _writtenAt = now.Microseconds;
        _hasWritten = true;
        Changes++;
    }

    private void Compare(uint value, HostTime now)
    {
        Reads++;
        var mayBeOlder = now.Microseconds - _writtenAt < SafeMicroseconds;
        if (value != _written && !(mayBeOlder && value == _previous))
            Forgotten++;
    }
}
