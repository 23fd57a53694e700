using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction.Motion;

/// <summary>The latest samples of the wrist: presses are known later than the samples around them. Nothing is allocated after construction.</summary>
internal sealed class WristHistory
{
    // At 200 Hz 2.5 s, far more than any gesture is late.
    private const int Kept = 512;

    private readonly WristMotionSample[] _samples = new WristMotionSample[Kept];
    private long _added;

    /// <summary>Number of the next sample; the first is 0.</summary>
    public long End => _added;

    /// <summary>Number of the oldest sample that is still here.</summary>
    public long Begin => Math.Max(0, _added - Kept);

    /// <summary>The sample of a number from <see cref="Begin"/> to before <see cref="End"/>.</summary>
    public ref readonly WristMotionSample this[long number] => ref _samples[(int)(number % Kept)];

    public void Add(in WristMotionSample sample) => _samples[(int)(_added++ % Kept)] = sample;
}
