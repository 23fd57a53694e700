namespace NeuralGlasses.VirtualAir.Radio;

/// <summary>Times in which the air is dead. Those that touch are one.</summary>
internal sealed class DeadTimes
{
    private readonly List<(TimeSpan Begin, TimeSpan End)> _times = [];

    /// <summary>Adds a time.</summary>
    public void Add(TimeSpan begin, TimeSpan length)
    {
        var end = begin + length;
        foreach (var other in _times.FindAll(other => other.Begin <= end && other.End >= begin))
        {
            begin = begin < other.Begin ? begin : other.Begin;
            end = end > other.End ? end : other.End;
            _times.Remove(other);
        }

        _times.Add((begin, end));
    }

    /// <summary>Since when the air is dead; null while it is alive.</summary>
    public TimeSpan? Since(TimeSpan now)
    {
        foreach (var (begin, end) in _times)
        {
            if (begin <= now && now < end)
                return begin;
        }

        return null;
    }

    /// <summary>When the air dies or revives next; null if it never does.</summary>
    public TimeSpan? NextChange(TimeSpan now)
    {
        TimeSpan? next = null;
        foreach (var (begin, end) in _times)
        {
            var change = begin > now ? begin : end;
            if (change > now && (next is null || change < next))
                next = change;
        }

        return next;
    }
}
