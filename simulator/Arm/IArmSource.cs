namespace NeuralGlasses.Simulator.Arm;

/// <summary>A stream of skin potentials at a rate of its own: a recording, or a model of an arm.</summary>
public interface IArmSource
{
    /// <summary>Number of electrode pairs.</summary>
    int ChannelCount { get; }

    /// <summary>Rate, in sample sets a second.</summary>
    double RateHz { get; }

    /// <summary>Gives the next sample set in microvolts; false, and silence, when the source has ended.</summary>
    bool TryRead(Span<float> microvolts);
}
