using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>The account of a stream's numbers: fresh frames go up, every missing number has its reason, and what comes again is what was.</summary>
internal sealed class FrameLedger
{
    private readonly EmgFrame _frame = new();
    private readonly byte[] _recalled = new byte[EmgStreamFormat.MaxFrameLength];
    private int _recalledLength;
    private int _groups = 1;
    private int _readSequence = -1;
    private bool _isPending;
    private bool _isFresh;
    private int _last = -1;
    private int _skippedInGap;
    private int _gap;
    private long _missing;
    private long _skipped;
    private long _unpausedSkips;
    private long _pendingLost;
    private long _tooLong;
    private long _givenUp;
    private long _overruns;

    /// <summary>Runs of the engine, ever.</summary>
    public int Runs { get; private set; }

    /// <summary>Fresh frames that the air took, ever.</summary>
    public long Sent { get; private set; }

    /// <summary>Frames that were sent again, ever.</summary>
    public long Again { get; private set; }

    /// <summary>Numbers missing in the present stream.</summary>
    public long Missing => _missing;

    /// <summary>Whether a stream's frames were dropped as the status must say by now: least and most.</summary>
    public (long Least, long Most) Dropped => (_unpausedSkips + _tooLong, _skipped + _tooLong + _pendingLost);

    public void OnStart(EngineSettings settings)
    {
        _groups = (settings.ChannelCount + settings.ChannelsPerFrame - 1) / settings.ChannelsPerFrame;
        Runs++;
        _readSequence = _last = -1;
        _isPending = false;
        _skippedInGap = _gap = 0;
        _missing = _skipped = _unpausedSkips = _pendingLost = _tooLong = _givenUp = _overruns = 0;
    }

    public void OnStop() => _isPending = false;

    public void OnSkip(int count)
    {
        _skipped += count;
        _skippedInGap += count;
    }

    public void OnRead(byte[] frame, int length, IAcquisitionEngine engine)
    {
        _pendingLost += _isPending ? 1 : 0;

        // What was passed over before this frame, and before one that never left.
        _gap = _skippedInGap + (_isPending ? _gap : 0);
        _skippedInGap = 0;
        _isPending = true;
        _isFresh = true;
        _readSequence = LittleEndian.ReadUInt16(frame, EmgStreamFormat.SequenceOffset);
        _givenUp = (long)engine.BadFrames * _groups;
        _overruns = engine.Overruns;
    }

    public void OnRecall(byte[] frame, int length)
    {
        _isFresh = false;
        _recalledLength = length;
        frame.AsSpan(0, length).CopyTo(_recalled);
    }

    /// <summary>Takes what the firmware gave to the radio and what became of it.</summary>
    public void OnNotify(byte[] bytes, int length, NotifyResult result)
    {
        if (EmgFrameCodec.TryDecode(bytes, 0, length, _frame) is var decoded and not EmgFrameResult.Ok)
            Assert.Fail($"a frame is {decoded}");
        if (!_isFresh)
        {
            if (!IsAsRecalled(bytes.AsSpan(0, length)))
                Assert.Fail($"frame {_frame.Sequence} came again and was another");
            Again += result == NotifyResult.Sent ? 1 : 0;
            return;
        }

        if (_frame.Sequence != _readSequence)
            Assert.Fail($"frame {_frame.Sequence} was sent, and {_readSequence} was read");
        if (result == NotifyResult.Busy)
            return;
        _isPending = false;
        _tooLong += result == NotifyResult.TooLong ? 1 : 0;
        Account();
        Sent += result == NotifyResult.Sent ? 1 : 0;
    }

    // Where it was the first behind a pause it says so, which the engine's own copy does not.
    private bool IsAsRecalled(Span<byte> bytes)
    {
        if (bytes.Length != _recalledLength)
            return false;
        if ((_frame.Flags & EmgStreamFormat.FlagPaused) == 0)
            return bytes.SequenceEqual(_recalled.AsSpan(0, _recalledLength));
        var body = _recalledLength - EmgStreamFormat.ChecksumLength;
        return bytes[EmgStreamFormat.SequenceOffset..body].SequenceEqual(_recalled.AsSpan(EmgStreamFormat.SequenceOffset, body - EmgStreamFormat.SequenceOffset));
    }

    private void Account()
    {
        var ahead = (_frame.Sequence - _last) & 0xFFFF;
        if (ahead is 0 or > 0x7FFF)
            Assert.Fail($"frame {_frame.Sequence} came behind {_last}");
        if ((_last < 0 && _frame.Sequence == 0) != ((_frame.Flags & EmgStreamFormat.FlagStreamStart) != 0))
            Assert.Fail($"frame {_frame.Sequence} behind {_last} has flags {_frame.Flags:X}");
        _last = _frame.Sequence;
        _missing += ahead - 1;
        var reasons = _skipped + _pendingLost + _givenUp + _overruns;
        if (_missing > reasons)
            Assert.Fail($"{_missing} numbers are missing up to {_last}, {reasons} have a reason");
        var paused = (_frame.Flags & EmgStreamFormat.FlagPaused) != 0;
        if (paused && _gap == 0 && _pendingLost == 0)
            Assert.Fail($"frame {_last} says paused, and none was passed over");
        _unpausedSkips += paused ? 0 : _gap;
        _gap = 0;
    }
}
