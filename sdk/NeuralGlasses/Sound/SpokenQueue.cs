using NeuralGlasses.Hud.Audio;

namespace NeuralGlasses.Sound;

/// <summary>What waits to be said, the most pressing first, and of one kind the oldest first.</summary>
internal sealed class SpokenQueue
{
    private readonly List<(SpokenKinds Kind, AudioForm Form)> _waiting = new(SpokenRule.All.Sum(rule => rule.Room) + 1);

    internal int Count => _waiting.Count;

    /// <summary>Forgets what waits of some kinds, and returns how many they were.</summary>
    internal int Forget(SpokenKinds kinds)
    {
        var forgotten = 0;
        for (int i = _waiting.Count - 1; i >= 0; i--)
        {
            if ((_waiting[i].Kind & kinds) == 0)
                continue;
            _waiting.RemoveAt(i);
            forgotten++;
        }

        return forgotten;
    }

    /// <summary>Puts something in; true if the oldest of its kind had to go for it.</summary>
    internal bool Put(SpokenKinds kind, AudioForm form, int room)
    {
        int end = 0, ofKind = 0;
        for (; end < _waiting.Count && _waiting[end].Kind >= kind; end++)
        {
            if (_waiting[end].Kind == kind)
                ofKind++;
        }

        _waiting.Insert(end, (kind, form));
        if (ofKind < room)
            return false;
        _waiting.RemoveAt(end - ofKind);
        return true;
    }

    internal (SpokenKinds Kind, AudioForm Form) Take()
    {
        var first = _waiting[0];
        _waiting.RemoveAt(0);
        return first;
    }
}
