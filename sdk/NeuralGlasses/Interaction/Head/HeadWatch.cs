using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Interaction.Head;

/// <summary>Looks for a look upwards while one would mean something.</summary>
internal sealed class HeadWatch(HeadUpOptions options) : IHeadFollower
{
    private readonly HeadUp _up = new(options);
    private GestureEvent? _told;

    public bool IsWanted { get; set; }

    public void Begin()
    {
        _up.Reset();
        _told = null;
    }

    public void Miss(long count) => _up.Reset();

    public void Take(in HeadSample sample)
    {
        if (_up.Push(sample))
            _told = new GestureEvent(HeadUp.Gesture, 1, sample.At);
    }

    /// <summary>Gives the newest look upwards that was not given yet.</summary>
    public bool TryTake(out GestureEvent gesture)
    {
        gesture = _told.GetValueOrDefault();
        bool isThere = _told is not null && IsWanted;
        _told = null;
        return isThere;
    }
}
