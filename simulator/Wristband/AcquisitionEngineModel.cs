using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// The twin of the native acquisition engine, bit for bit: at each DRDY it clocks one frame, takes the offset from every
/// channel, gathers the figures, and makes sealed EMG frames in a ring. A frame in which a status word does not begin with
/// 1100 ends the block: what was collected since the last cut is given up and its sequence numbers stay missing.
/// </summary>
public sealed class AcquisitionEngineModel : IAcquisitionEngine
{
    /// <summary>
    /// Memory of the ring, in bytes. The costliest plan, 16 channels at 2000 Hz in notifications of 20 bytes, needs 24,600 slots of
    /// 21 bytes for 2.048 s; this is the next power of two.
    /// </summary>
    public const int DefaultArenaBytes = 512 * 1024;

    private readonly Ads1298Chain _chain;
    private readonly FrameRing _ring;
    private readonly FramePacker _packer;
    private readonly DcBlocker _blocker;
    private readonly ChannelFigures _figures;
    private readonly byte[] _frame;
    private readonly byte[] _conversions;
    private readonly short[] _set;
    private bool _running;
    private int _channelCount;

    /// <summary>Connects the engine to a chain's bus and DRDY, with so many bytes for its ring.</summary>
    public AcquisitionEngineModel(Ads1298Chain chain, int arenaBytes = DefaultArenaBytes)
    {
        _chain = chain;
        _ring = new FrameRing(arenaBytes);
        _packer = new FramePacker(_ring);
        _blocker = new DcBlocker(chain.ChannelCount);
        _figures = new ChannelFigures(chain.ChannelCount);
        _frame = new byte[Ads1298Chain.FrameLength(chain.Chips.Count)];
        _conversions = new byte[_frame.Length];
        _set = new short[chain.ChannelCount];
    }

    /// <inheritdoc/>
    public int Unread => _ring.Unread;

    /// <inheritdoc/>
    public int Overruns => _ring.Overruns;

    /// <inheritdoc/>
    public int BadFrames { get; private set; }

    /// <inheritdoc/>
    public int SampleSets { get; private set; }

    /// <inheritdoc/>
    public int LeadOff { get; private set; }

    /// <inheritdoc/>
    public bool Start(EngineSettings settings)
    {
        var channelsFit = settings.ChannelCount is 8 or 16 && settings.ChannelCount <= _chain.ChannelCount;
        if (DcBlocker.CornerShift(settings.RateHz) < 0 || !channelsFit || settings.RightShift is < 0 or > 8
            || !FramePacker.CanCut(settings) || !_ring.TryStart(settings))
        {
            return false;
        }

        _packer.Start(settings);
        _blocker.Start(settings.RateHz, settings.RightShift);
        _figures.Start();
        _channelCount = settings.ChannelCount;
        BadFrames = 0;
        SampleSets = 0;
        LeadOff = 0;
        _running = true;
        return true;
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _running = false;
        _ring.Clear();
    }

    /// <inheritdoc/>
    public int Read(byte[] frame) => frame.Length < EmgStreamFormat.MaxFrameLength ? 0 : _ring.Read(frame);

    /// <inheritdoc/>
    public int Recall(int sequence, byte[] frame) => frame.Length < EmgStreamFormat.MaxFrameLength ? 0 : _ring.Recall(sequence, frame);

    /// <inheritdoc/>
    public void Skip(int count) => _ring.Skip(count);

    /// <inheritdoc/>
    public int ReadStatistics(int[] statistics) =>
        statistics.Length < EngineStatistics.Length ? 0 : _figures.Read(_channelCount, _blocker, statistics);

    /// <summary>Answers DRDY at a device time in microseconds. The world calls this whenever <see cref="Ads1298Chain.NextDataReadyMicroseconds"/> is due, whether the engine runs or not.</summary>
    public void OnDataReady(long microseconds)
    {
        _chain.Convert(microseconds);
        if (!_running)
            return;
        var frame = _frame.AsSpan(0, Ads1298Chain.FrameLength(_channelCount / Electrodes.ChannelsPerChip));
        _chain.ReadFrame(frame);
        Take(frame, microseconds);
    }

    /// <summary>Takes what was clocked in at a DRDY: 27 bytes for one chip, 55 for two with the bit without meaning between them. Nothing happens unless the engine runs.</summary>
    public void Take(ReadOnlySpan<byte> frame, long microseconds)
    {
        if (!_running)
            return;
        var chips = _channelCount / Electrodes.ChannelsPerChip;
        var phase = SampleSets++ & 3;
        var chain = _conversions.AsSpan();
        frame.CopyTo(chain);
        if (chips > 1)
            DropDontCareBit(chain[Ads1298Model.FrameLength..]);
        for (var chip = 0; chip < chips; chip++)
        {
            if (chain[chip * Ads1298Model.FrameLength] >> 4 == 0xC)
                continue;
            BadFrames++;
            _packer.Break();
            return;
        }

        var leadOff = 0;
        var limited = 0;
        _figures.BeginSet();
        for (var chip = 0; chip < chips; chip++)
        {
            var conversions = chain.Slice(chip * Ads1298Model.FrameLength, Ads1298Model.FrameLength);
            var first = chip * Electrodes.ChannelsPerChip;
            leadOff |= ElectrodesOff(conversions) << first;
            limited |= Filter(conversions[3..], first, phase) << first;
        }

        _blocker.EndSet();
        _figures.EndSet();
        LeadOff = leadOff;
        _packer.Add(_set, (uint)microseconds, leadOff, limited);
    }

    private static void DropDontCareBit(Span<byte> bits)
    {
        for (var i = 0; i < bits.Length - 1; i++)
            bits[i] = (byte)((bits[i] << 1) | (bits[i + 1] >> 7));
    }

    // LOFF_STATP and LOFF_STATN begin at bits 4 and 12 of the status word.
    private static int ElectrodesOff(ReadOnlySpan<byte> status) =>
        ((status[0] << 4) | (status[1] >> 4) | (status[1] << 4) | (status[2] >> 4)) & 0xFF;

    // Returns the channels, bit 0 the first, whose code or sample stands at a limit.
    private int Filter(ReadOnlySpan<byte> codes, int first, int phase)
    {
        var limited = 0;
        for (var i = 0; i < Electrodes.ChannelsPerChip; i++)
        {
            var code = ((sbyte)codes[3 * i] << 16) | (codes[(3 * i) + 1] << 8) | codes[(3 * i) + 2];
            var removed = _blocker.Step(first + i, code, out _set[first + i], out var atLimit);
            _figures.Add(first + i, removed, phase, atLimit);
            if (atLimit)
                limited |= 1 << i;
        }

        return limited;
    }
}
