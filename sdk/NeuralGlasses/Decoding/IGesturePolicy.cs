namespace NeuralGlasses.Decoding;

/// <summary>Turns a decoder's probabilities into gesture events; in doubt nothing fires.</summary>
public interface IGesturePolicy
{
    /// <summary>Takes one step, in order of time; true, with the event, if it completes a gesture.</summary>
    /// <exception cref="ArgumentException">The step has another number of probabilities than there are labels.</exception>
    bool TryDecide(in DecoderStep decoded, out GestureEvent gesture);

    /// <summary>Forgets everything but counters.</summary>
    void Reset();
}
