namespace NeuralGlasses.Sound.Hearing;

/// <summary>Why a microphone ended for somebody who listened.</summary>
public enum MicrophoneEndKind
{
    /// <summary>It stopped listening: a switch, a fault, a device that went to sleep.</summary>
    CutOff = 1,

    /// <summary>It was taken away, as a headset that was switched off.</summary>
    Removed = 2,
}
