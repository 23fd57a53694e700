namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>What speaks through the speakers.</summary>
public enum VoiceScenario
{
    /// <summary>Nothing: short sounds alone.</summary>
    None = 0,

    /// <summary>espeak-ng of this machine.</summary>
    Espeak = 1,
}
