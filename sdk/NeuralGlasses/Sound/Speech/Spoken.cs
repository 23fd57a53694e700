namespace NeuralGlasses.Sound.Speech;

/// <summary>When what the glasses show is also spoken.</summary>
public enum Spoken
{
    /// <summary>Only if nothing is shown, because the glasses have no display.</summary>
    AudioOnly = 0,

    /// <summary>Never; the short sounds remain.</summary>
    Never = 1,

    /// <summary>Always, for eyes that are busy and for wearers who do not see.</summary>
    Always = 2,
}
