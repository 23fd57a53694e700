namespace NeuralGlasses.Sound;

/// <summary>What waits to be said, the most pressing first, and of one kind the oldest first.</summary>
internal sealed class SpokenQueue
{
    private readonly List<SpokenItem> _waiting = new(SpokenRule.All.Sum(rule => rule.Room) + 1);

    internal int Count => _waiting.Count;

    /// <summary>How many wait of some kinds.</summary>
    internal int CountOf(SpokenKinds kinds)
    {
        var count = 0;
        foreach (SpokenItem item in _waiting)
            count += (item.Kind & kinds) != 0 ? 1 : 0;
        return count;
    }

    /// <summary>Forgets what waits of some kinds, tells of each, and returns how many they were.</summary>
    internal int Forget(SpokenKinds kinds)
    {
        var forgotten = 0;
        for (int i = _waiting.Count - 1; i >= 0; i--)
        {
            if ((_waiting[i].Kind & kinds) == 0)
                continue;
            SpokenItem item = _waiting[i];
            _waiting.RemoveAt(i);
            forgotten++;
            item.Ended?.Invoke(SpokenEnd.Outdated);
        }

        return forgotten;
    }

    /// <summary>Puts something in; true if the oldest of its kind had to go for it.</summary>
    internal bool Put(in SpokenItem item, int room)
    {
        SpokenKinds kind = item.Kind;
        int end = 0, ofKind = 0;
        for (; end < _waiting.Count && _waiting[end].Kind >= kind; end++)
        {
            if (_waiting[end].Kind == kind)
                ofKind++;
        }

        _waiting.Insert(end, item);
        if (ofKind < room)
            return false;
        SpokenItem oldest = _waiting[end - ofKind];
        _waiting.RemoveAt(end - ofKind);
        oldest.Ended?.Invoke(SpokenEnd.Outdated);
        return true;
    }

    internal SpokenItem Take()
    {
        SpokenItem first = _waiting[0];
        _waiting.RemoveAt(0);
        return first;
    }
}
