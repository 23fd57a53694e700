using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// The engine's second half: gathers sample sets into the parts planned for the link, numbers and packs them, and keeps them
/// in a ring until they are read. A block of SamplesPerBlock sets is cut every SamplesPerPart sets and at its end; each cut
/// gives one part for every ChannelsPerPart channels, lower channels first, with common device ticks.
/// </summary>
internal sealed class PartPacker
{
    private readonly AcquisitionBlock[] _ring;
    private readonly short[] _group = new short[EmgStreamFormat.MaxRawSamples * EmgStreamFormat.MaxChannels];
    private readonly short[] _part = new short[EmgStreamFormat.MaxRawSamples];
    private int _head;
    private int _count;
    private int _sequence;
    private int _channelCount;
    private int _samplesPerBlock;
    private int _samplesPerPart;
    private int _channelsPerPart;
    private bool _compress;
    private bool _first;
    private int _setsInBlock;
    private int _setsInGroup;
    private uint _groupTicks;
    private int _groupLeadOff;
    private int _groupSaturated;

    internal PartPacker(int capacity)
    {
        _ring = new AcquisitionBlock[capacity];
        for (var i = 0; i < capacity; i++)
            _ring[i] = new AcquisitionBlock();
    }

    /// <summary>Parts lost since start because the ring was full.</summary>
    internal int Overruns { get; private set; }

    /// <summary>Begins with sequence 0 and an empty ring; false, and nothing is changed, if the settings are out of range or a part would not fit a frame in raw coding.</summary>
    internal bool TryStart(EngineSettings settings)
    {
        if (settings.SamplesPerBlock is < 1 or > 255
            || settings.SamplesPerPart < 1 || settings.SamplesPerPart > settings.SamplesPerBlock
            || settings.ChannelsPerPart < 1 || settings.ChannelsPerPart > settings.ChannelCount
            || settings.SamplesPerPart * settings.ChannelsPerPart > EmgStreamFormat.MaxRawSamples
            || settings.Coding is not (ControlPoint.CodingRaw or ControlPoint.CodingSmallest))
        {
            return false;
        }

        Clear();
        _channelCount = settings.ChannelCount;
        _samplesPerBlock = settings.SamplesPerBlock;
        _samplesPerPart = settings.SamplesPerPart;
        _channelsPerPart = settings.ChannelsPerPart;
        _compress = settings.Coding == ControlPoint.CodingSmallest;
        _first = true;
        _sequence = 0;
        _setsInBlock = 0;
        _setsInGroup = 0;
        Overruns = 0;
        return true;
    }

    /// <summary>Forgets the parts that nobody read.</summary>
    internal void Clear() => _count = 0;

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
        if (_setsInGroup == _samplesPerPart || blockEnds)
            CutGroup();
        if (blockEnds)
            _setsInBlock = 0;
    }

    /// <summary>Gives up the sets since the last part; their sequence numbers stay missing, and the next set begins a new block.</summary>
    internal void Break()
    {
        var parts = (_channelCount + _channelsPerPart - 1) / _channelsPerPart;
        _sequence = (_sequence + parts) & 0xFFFF;
        _setsInGroup = 0;
        _setsInBlock = 0;
        _first = false;
    }

    /// <summary>Copies the oldest part and frees its place; false if there is none.</summary>
    internal bool TryRead(AcquisitionBlock block)
    {
        if (_count == 0)
            return false;
        var oldest = _ring[_head];
        block.Sequence = oldest.Sequence;
        block.DeviceTicks = oldest.DeviceTicks;
        block.FirstChannel = oldest.FirstChannel;
        block.ChannelCount = oldest.ChannelCount;
        block.SampleCount = oldest.SampleCount;
        block.Flags = oldest.Flags;
        block.LeadOff = oldest.LeadOff;
        block.PayloadLength = oldest.PayloadLength;
        Array.Copy(oldest.Payload, block.Payload, oldest.PayloadLength);
        _head = (_head + 1) % _ring.Length;
        _count--;
        return true;
    }

    private void CutGroup()
    {
        for (var first = 0; first < _channelCount; first += _channelsPerPart)
        {
            var sequence = _sequence;
            _sequence = (_sequence + 1) & 0xFFFF;
            if (_count == _ring.Length)
            {
                Overruns++;
                continue;
            }

            Pack(_ring[(_head + _count) % _ring.Length], sequence, first, Math.Min(_channelsPerPart, _channelCount - first));
            _count++;
            _first = false;
        }

        _setsInGroup = 0;
    }

    private void Pack(AcquisitionBlock part, int sequence, int first, int channels)
    {
        var mask = ((1 << channels) - 1) << first;
        part.Sequence = sequence;
        part.DeviceTicks = _groupTicks;
        part.FirstChannel = first;
        part.ChannelCount = channels;
        part.SampleCount = _setsInGroup;
        part.LeadOff = _groupLeadOff;
        part.Flags = (_first ? EmgStreamFormat.FlagStreamStart : 0)
            | ((_groupLeadOff & mask) != 0 ? EmgStreamFormat.FlagLeadOff : 0)
            | ((_groupSaturated & mask) != 0 ? EmgStreamFormat.FlagSaturated : 0);

        for (var i = 0; i < _setsInGroup; i++)
            _group.AsSpan((i * _channelCount) + first, channels).CopyTo(_part.AsSpan(i * channels));
        var count = _setsInGroup * channels;
        part.PayloadLength = _compress ? CompressedCoding.Encode(_part, _setsInGroup, channels, part.Payload, 0, 2 * count) : 0;
        if (part.PayloadLength > 0)
            part.Flags |= EmgStreamFormat.FlagCompressed;
        else
            part.PayloadLength = RawCoding.Encode(_part, count, part.Payload, 0);
    }
}
