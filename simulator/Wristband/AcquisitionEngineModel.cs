using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// The twin of the native acquisition engine. At each DRDY it clocks one frame, and for each channel's 24-bit code x computes,
/// in 32-bit integers with arithmetic shifts, y = x − (acc &gt;&gt; k), acc = acc + y, with acc = x · 2^k at the first sample
/// after a start and k = 6, 7, 8 at 500, 1000, 2000 Hz: a first-order high-pass of 1.24 Hz (fs / (2π · 2^k)). The sample is
/// y &gt;&gt; RightShift, held to 16 bits. A frame whose status word does not begin with 1100 ends the block: what was
/// collected since the last part is given up and its sequence numbers stay missing.
/// </summary>
public sealed class AcquisitionEngineModel : IAcquisitionEngine
{
    /// <summary>Finished parts that wait for the firmware.</summary>
    public const int RingCapacity = 64;

    private const int MinCode = -0x800000;
    private readonly Ads1298Chain _chain;
    private readonly PartPacker _packer;
    private readonly byte[] _frame;
    private readonly short[] _set;
    private readonly int[] _accumulators;
    private bool _running;
    private bool _settled;
    private int _channelCount;
    private int _rightShift;
    private int _cornerShift;

    /// <summary>Connects the engine to a chain's bus and DRDY.</summary>
    public AcquisitionEngineModel(Ads1298Chain chain)
    {
        _chain = chain;
        _packer = new PartPacker(RingCapacity);
        _frame = new byte[Ads1298Chain.FrameLength(chain.Chips.Count)];
        _set = new short[chain.ChannelCount];
        _accumulators = new int[chain.ChannelCount];
    }

    /// <inheritdoc/>
    public int Overruns => _packer.Overruns;

    /// <summary>Frames since start whose status word did not begin with 1100.</summary>
    public int BadFrames { get; private set; }

    /// <inheritdoc/>
    public bool Start(EngineSettings settings)
    {
        var corner = settings.RateHz switch { 500 => 6, 1000 => 7, 2000 => 8, _ => -1 };
        var channelsFit = settings.ChannelCount is 8 or 16 && settings.ChannelCount <= _chain.ChannelCount;
        if (corner < 0 || !channelsFit || settings.RightShift is < 0 or > 8 || !_packer.TryStart(settings))
            return false;
        _cornerShift = corner;
        _channelCount = settings.ChannelCount;
        _rightShift = settings.RightShift;
        _settled = false;
        BadFrames = 0;
        _running = true;
        return true;
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _running = false;
        _packer.Clear();
    }

    /// <inheritdoc/>
    public bool TryRead(AcquisitionBlock block) => _packer.TryRead(block);

    /// <summary>Answers DRDY at a device time in microseconds. The world calls this whenever <see cref="Ads1298Chain.NextDataReadyMicroseconds"/> is due, whether the engine runs or not.</summary>
    public void OnDataReady(long microseconds)
    {
        _chain.Convert(microseconds);
        if (!_running)
            return;
        var chips = _channelCount / Electrodes.ChannelsPerChip;
        var frame = _frame.AsSpan(0, Ads1298Chain.FrameLength(chips));
        _chain.ReadFrame(frame);
        if (chips > 1)
            DropDontCareBit(frame[Ads1298Model.FrameLength..]);
        var leadOff = 0;
        var saturated = 0;
        for (var chip = 0; chip < chips; chip++)
        {
            var data = frame.Slice(chip * Ads1298Model.FrameLength, Ads1298Model.FrameLength);
            if (data[0] >> 4 != 0xC)
            {
                BadFrames++;
                _packer.Break();
                return;
            }

            var first = chip * Electrodes.ChannelsPerChip;
            leadOff |= LeadOff(data) << first;
            saturated |= Filter(data[3..], first) << first;
        }

        _settled = true;
        _packer.Add(_set, (uint)microseconds, leadOff, saturated);
    }

    private static void DropDontCareBit(Span<byte> bits)
    {
        for (var i = 0; i < bits.Length - 1; i++)
            bits[i] = (byte)((bits[i] << 1) | (bits[i + 1] >> 7));
    }

    // LOFF_STATP and LOFF_STATN begin at bits 4 and 12 of the status word.
    private static int LeadOff(ReadOnlySpan<byte> status) =>
        ((status[0] << 4) | (status[1] >> 4) | (status[1] << 4) | (status[2] >> 4)) & 0xFF;

    // Returns the channels, bit 0 the first, whose code or sample stands at a limit.
    private int Filter(ReadOnlySpan<byte> codes, int first)
    {
        var saturated = 0;
        for (var i = 0; i < Electrodes.ChannelsPerChip; i++)
        {
            var code = ((sbyte)codes[3 * i] << 16) | (codes[(3 * i) + 1] << 8) | codes[(3 * i) + 2];
            ref var accumulator = ref _accumulators[first + i];
            if (!_settled)
                accumulator = code << _cornerShift;
            var removed = code - (accumulator >> _cornerShift);
            accumulator += removed;
            var sample = removed >> _rightShift;
            var held = Math.Clamp(sample, short.MinValue, short.MaxValue);
            if (held != sample || code is Electrodes.MaxCode or MinCode)
                saturated |= 1 << i;
            _set[first + i] = (short)held;
        }

        return saturated;
    }
}
