namespace NeuralGlasses.Training.Typing.Simulated;

/// <summary>A phrase that a simulated typist wrote.</summary>
/// <param name="Subject">The real person whose gestures were understood.</param>
/// <param name="Asked">What was to be written.</param>
/// <param name="Written">What was written.</param>
/// <param name="Seconds">Time from the first keystroke to the last, in seconds.</param>
/// <param name="Gestures">Gestures made, the missed ones among them.</param>
/// <param name="Keystrokes">Keystrokes that came of them.</param>
/// <param name="TakenBack">Keystrokes that were taken back.</param>
/// <param name="Missed">Gestures of which nothing came.</param>
/// <param name="Misread">Gestures of which another key came than was meant.</param>
public sealed record TypedPhrase(string Subject, string Asked, string Written, double Seconds, int Gestures, int Keystrokes, int TakenBack, int Missed, int Misread)
{
    /// <summary>Whether it was given up: far more gestures were made than any way to write it takes.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>Where the time went.</summary>
    public TypingCosts Costs { get; init; } = new(0, 0, 0, 0, 0);

    /// <summary>Words a minute, of five letters each; time begins with the first letter, which therefore does not count (Yamada 1980; MacKenzie 2002).</summary>
    public double WordsPerMinute => Written.Length < 2 || !(Seconds > 0) ? 0 : (Written.Length - 1) / 5.0 / (Seconds / 60);

    /// <summary>Share of letters that are wrong in the end: the least number of edits over the longer text (Soukoreff and MacKenzie 2001, CHI).</summary>
    public double Uncorrected => EditDistance.Of(Asked, Written) / (double)Math.Max(1, Math.Max(Asked.Length, Written.Length));

    /// <summary>Share of keystrokes that were made and taken back (Soukoreff and MacKenzie 2003, CHI: incorrect and fixed, over all that stay and that were fixed).</summary>
    public double Corrected => TakenBack / (double)Math.Max(1, Keystrokes);

    /// <summary>Gestures for each letter of the text, everything counted.</summary>
    public double GesturesPerLetter => Gestures / (double)Math.Max(1, Written.Length);
}
