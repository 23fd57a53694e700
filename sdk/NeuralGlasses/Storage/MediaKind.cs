namespace NeuralGlasses.Storage;

/// <summary>What a kept file is.</summary>
public enum MediaKind
{
    /// <summary>A photo.</summary>
    Photo = 0,

    /// <summary>A video with or without sound.</summary>
    Video = 1,

    /// <summary>Sound alone.</summary>
    Sound = 2,
}
