namespace NeuralGlasses.Sound.Mix;

/// <summary>What a source is to the wearer; what matters more turns down what matters less.</summary>
public enum SoundPriority
{
    /// <summary>Music, audiobooks, the sound of videos.</summary>
    Media = 0,

    /// <summary>What the glasses say.</summary>
    Speech = 1,

    /// <summary>Warnings that are spoken, and all short sounds.</summary>
    Alert = 2,

    /// <summary>The other side of a call.</summary>
    Call = 3,
}
