using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// The engine's second half: gathers sample sets, cuts them as planned for the link, and writes whole EMG frames into the
/// ring. A block of SamplesPerBlock sets is cut every SamplesPerFrame sets and at its end; each cut gives one frame for every
/// ChannelsPerFrame channels, lower channels first, with common device ticks.
/// </summary>
internal sealed class FramePacker(FrameRing ring)
{
    private readonly short[] _group = new short[EmgStreamFormat.MaxRawSamples * EmgStreamFormat.MaxChannels];
    private readonly short[] _samples = new short[EmgStreamFormat.MaxRawSamples];
    private readonly byte[] _frame = new byte[EmgStreamFormat.MaxFrameLength];
    private int _channelCount;
    private int _samplesPerBlock;
    private int _samplesPerFrame;
    private int _channelsPerFrame;
    private bool _compress;
    private bool _first;
    private int _setsInBlock;
    private int _setsInGroup;
    private uint _groupTicks;
    private int _groupLeadOff;
    private int _groupSaturated;

    /// <summary>Whether frames can be cut so: false if a number is out of range or a frame would not fit in raw coding.</summary>
    internal static bool CanCut(EngineSettings settings) =>
        settings.SamplesPerBlock is >= 1 and <= 255
        && settings.SamplesPerFrame >= 1 && settings.SamplesPerFrame <= settings.SamplesPerBlock
        && settings.ChannelsPerFrame >= 1 && settings.ChannelsPerFrame <= settings.ChannelCount
        && settings.SamplesPerFrame * settings.ChannelsPerFrame <= EmgStreamFormat.MaxRawSamples
        && settings.Coding is ControlPoint.CodingRaw or ControlPoint.CodingSmallest;

    internal void Start(EngineSettings settings)
    {
        _channelCount = settings.ChannelCount;
        _samplesPerBlock = settings.SamplesPerBlock;
        _samplesPerFrame = settings.SamplesPerFrame;
        _channelsPerFrame = settings.ChannelsPerFrame;
        _compress = settings.Coding == ControlPoint.CodingSmallest;
        _first = true;
        _setsInBlock = 0;
        _setsInGroup = 0;
    }

    /// <summary>Takes one sample set of the DRDY at <paramref name="ticks"/>, with masks of the channels that are off and that stood at a limit.</summary>
    internal void Add(ReadOnlySpan<short> set, uint ticks, int leadOff, int saturated)
    {
        if (_setsInGroup == 0)
        {
            _groupTicks = ticks;
            _groupLeadOff = 0;
            _groupSaturated = 0;
        }

        set[.._channelCount].CopyTo(_group.AsSpan(_setsInGroup * _channelCount));
        _groupLeadOff |= leadOff;
        _groupSaturated |= saturated;
        _setsInGroup++;
        _setsInBlock++;
        var blockEnds = _setsInBlock == _samplesPerBlock;
        if (_setsInGroup == _samplesPerFrame || blockEnds)
            CutGroup();
        if (blockEnds)
            _setsInBlock = 0;
    }

    /// <summary>Gives up the sets since the last cut; their sequence numbers stay missing, and the next set begins a new block.</summary>
    internal void Break()
    {
        for (var first = 0; first < _channelCount; first += _channelsPerFrame)
            ring.Put([]);
        _setsInGroup = 0;
        _setsInBlock = 0;
        _first = false;
    }

    private void CutGroup()
    {
        for (var first = 0; first < _channelCount; first += _channelsPerFrame)
        {
            ring.Put(_frame.AsSpan(0, Pack(first, Math.Min(_channelsPerFrame, _channelCount - first))));
            _first = false;
        }

        _setsInGroup = 0;
    }

    // Returns the frame's length.
    private int Pack(int first, int channels)
    {
        for (var i = 0; i < _setsInGroup; i++)
            _group.AsSpan((i * _channelCount) + first, channels).CopyTo(_samples.AsSpan(i * channels));
        var count = _setsInGroup * channels;
        var payload = _compress ? CompressedCoding.Encode(_samples, _setsInGroup, channels, _frame, EmgStreamFormat.PayloadOffset, 2 * count) : 0;
        var mask = ((1 << channels) - 1) << first;
        var flags = (payload > 0 ? EmgStreamFormat.FlagCompressed : 0)
            | (_first ? EmgStreamFormat.FlagStreamStart : 0)
            | ((_groupLeadOff & mask) != 0 ? EmgStreamFormat.FlagLeadOff : 0)
            | ((_groupSaturated & mask) != 0 ? EmgStreamFormat.FlagSaturated : 0);
        if (payload == 0)
            payload = RawCoding.Encode(_samples, count, _frame, EmgStreamFormat.PayloadOffset);
        EmgFrameCodec.WriteHeader(_frame, 0, flags, ring.NextSequence, _groupTicks, first, channels, _setsInGroup);
        var length = EmgStreamFormat.PayloadOffset + payload;
        return EmgFrameCodec.Seal(_frame, 0, length, Crc32.Compute(_frame, 0, length));
    }
}
