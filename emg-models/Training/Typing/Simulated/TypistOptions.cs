namespace NeuralGlasses.Training.Typing.Simulated;

/// <summary>
/// How a simulated typist works. What a keyboard understands of the gestures comes from real people; how quick they follow each other and what a typist sees does
/// not, and is a guess for somebody with some hours of practice, unless it says otherwise.
/// </summary>
public sealed record TypistOptions
{
    /// <summary>
    /// Time from one gesture's onset to the next one's where the next is known, in milliseconds. Naive people make 0.88 gestures a second when each is asked for on a
    /// screen, and 1.45 with a game controller (Kaifosh et al. 2025); somebody who knows what comes next does not wait for a prompt.
    /// </summary>
    public double TempoMs { get; init; } = 550;

    /// <summary>Spread of the tempo between people, as a share (log-normal).</summary>
    public double TempoBetween { get; init; } = 0.12;

    /// <summary>Spread of the tempo from gesture to gesture, as a share.</summary>
    public double TempoWithin { get; init; } = 0.1;

    /// <summary>Least time from a keystroke that was understood to the next onset, in milliseconds: the hand comes to rest between two.</summary>
    public double RestMs { get; init; } = 180;

    /// <summary>Time to see what a keystroke did and decide, in milliseconds (a simple visual reaction takes 200 to 250).</summary>
    public double ReadMs { get; init; } = 300;

    /// <summary>Time without an answer after which a gesture was not understood, in milliseconds from its onset.</summary>
    public double GiveUpMs { get; init; } = 900;

    /// <summary>Time that a held gesture takes from its onset, in milliseconds.</summary>
    public double HeldMs { get; init; } = 900;

    /// <summary>Letters of a word from which on the typist looks at the word that is shown after each keystroke.</summary>
    public int LooksFrom { get; init; } = 2;

    /// <summary>Whether the typist looks between words whether the next one is shown already.</summary>
    public bool LooksAhead { get; init; } = true;

    /// <summary>Share of looks with which something wrong is noticed.</summary>
    public double Notices { get; init; } = 0.95;

    /// <summary>Whether each letter is chosen by itself, without a language.</summary>
    public bool Spells { get; init; }
}
