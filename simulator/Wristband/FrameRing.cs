using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// The engine's memory: an arena cut into equal slots of one length byte and the plan's longest frame, in which every frame
/// stays until the ring comes round, read or not. Each sequence number takes a slot, a number given up an empty one, so that a
/// frame is found by its number.
/// </summary>
internal sealed class FrameRing
{
    /// <summary>Most slots; at half of all sequence numbers a number can only mean one of them.</summary>
    internal const int MaxSlots = 32768;

    /// <summary>Time for which every frame is kept at least, in milliseconds: a whole number of sample sets at each rate.</summary>
    internal const int KeptMilliseconds = 2048;

    private readonly byte[] _arena;
    private int _slotLength = 1;
    private int _slots;
    private int _head;
    private int _kept;
    private int _next;
    private int _unreadSlots;

    internal FrameRing(int arenaBytes) => _arena = new byte[arenaBytes];

    /// <summary>Frames neither read nor skipped.</summary>
    internal int Unread { get; private set; }

    /// <summary>Frames since start that were overwritten unread.</summary>
    internal int Overruns { get; private set; }

    /// <summary>Sequence number of the next frame.</summary>
    internal int NextSequence => _next;

    /// <summary>Cuts the arena for these settings and empties it; false, and nothing is changed, if it would hold less than 2.048 s.</summary>
    internal bool TryStart(EngineSettings settings)
    {
        var slotLength = 1 + EmgStreamFormat.Overhead + (2 * settings.SamplesPerFrame * settings.ChannelsPerFrame);
        var slots = Math.Min(MaxSlots, _arena.Length / slotLength);
        if (slots < SlotsNeeded(settings))
            return false;
        _slotLength = slotLength;
        _slots = slots;
        _head = 0;
        _next = 0;
        Overruns = 0;
        Clear();
        return true;
    }

    /// <summary>Forgets every frame.</summary>
    internal void Clear()
    {
        _kept = 0;
        _unreadSlots = 0;
        Unread = 0;
    }

    /// <summary>Takes a frame under the next sequence number; an empty one gives the number up.</summary>
    internal void Put(ReadOnlySpan<byte> frame)
    {
        var at = _head * _slotLength;
        if (_unreadSlots == _slots)
        {
            _unreadSlots--;
            if (_arena[at] != 0)
            {
                Unread--;
                Overruns++;
            }
        }

        _arena[at] = (byte)frame.Length;
        frame.CopyTo(_arena.AsSpan(at + 1));
        _head = _head + 1 == _slots ? 0 : _head + 1;
        _kept = Math.Min(_kept + 1, _slots);
        _next = (_next + 1) & 0xFFFF;
        _unreadSlots++;
        if (frame.Length > 0)
            Unread++;
    }

    /// <summary>Copies the oldest unread frame, moves on, and returns its length; 0 if there is none.</summary>
    internal int Read(Span<byte> frame)
    {
        while (_unreadSlots > 0)
        {
            var length = Copy(_unreadSlots--, frame);
            if (length > 0)
            {
                Unread--;
                return length;
            }
        }

        return 0;
    }

    /// <summary>Moves over the oldest unread frames.</summary>
    internal void Skip(int count)
    {
        while (count > 0 && _unreadSlots > 0)
        {
            if (_arena[Slot(_unreadSlots--)] == 0)
                continue;
            Unread--;
            count--;
        }
    }

    /// <summary>Copies the frame of a sequence number and returns its length; 0 if it is not kept.</summary>
    internal int Recall(int sequence, Span<byte> frame)
    {
        var age = (_next - sequence) & 0xFFFF;
        return age == 0 || age > _kept ? 0 : Copy(age, frame);
    }

    private static long SlotsNeeded(EngineSettings settings)
    {
        var blocks = Ceiling(settings.RateHz * KeptMilliseconds / 1000, settings.SamplesPerBlock);
        return (long)blocks * Ceiling(settings.SamplesPerBlock, settings.SamplesPerFrame) * Ceiling(settings.ChannelCount, settings.ChannelsPerFrame);
    }

    private static int Ceiling(int count, int size) => (count + size - 1) / size;

    // The slot that was filled so many sequence numbers ago, 1 the newest.
    private int Slot(int age)
    {
        var slot = _head - age;
        return (slot < 0 ? slot + _slots : slot) * _slotLength;
    }

    private int Copy(int age, Span<byte> frame)
    {
        var at = Slot(age);
        int length = _arena[at];
        _arena.AsSpan(at + 1, length).CopyTo(frame);
        return length;
    }
}
