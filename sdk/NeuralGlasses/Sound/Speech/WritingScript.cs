namespace NeuralGlasses.Sound.Speech;

/// <summary>Scripts of which the glasses know a voice.</summary>
internal enum WritingScript
{
    /// <summary>Of no script, or of one without a voice here: digits, signs, and all other letters.</summary>
    Common = 0,

    /// <summary>Latin.</summary>
    Latin = 1,

    /// <summary>Greek.</summary>
    Greek = 2,

    /// <summary>Cyrillic.</summary>
    Cyrillic = 3,

    /// <summary>Arabic.</summary>
    Arabic = 4,

    /// <summary>Chinese characters.</summary>
    Han = 5,
}
