namespace NeuralGlasses.Training.Typing.Simulated;

/// <summary>
/// How a simulated typist works. What a keyboard understands of the gestures comes from real people; how quick they follow each other and what a typist sees does
/// not, and is a guess for somebody with some hours of practice, unless it says otherwise.
/// </summary>
public sealed record TypistOptions
{
    /// <summary>Name of the pace of the evidence at which gestures follow each other.</summary>
    public string Pace { get; init; } = "practised";

    /// <summary>Spread of the tempo between people, as a share (log-normal).</summary>
    public double TempoBetween { get; init; } = 0.12;

    /// <summary>Spread of the tempo from gesture to gesture, as a share.</summary>
    public double TempoWithin { get; init; } = 0.1;

    /// <summary>Time to see what a keystroke did and decide, in milliseconds (a simple visual reaction takes 200 to 250).</summary>
    public double ReadMs { get; init; } = 300;

    /// <summary>Time without an answer after which the next attempt begins, in milliseconds from the gesture.</summary>
    public double GiveUpMs { get; init; } = 900;

    /// <summary>
    /// Further time to look through the words beside the keys, which is done where all letters are typed and another word is shown, in milliseconds: one fixation more, of about a quarter of a second each when reading (Rayner 1998, Psychol. Bull. 124:372), and a saccade.
    /// </summary>
    public double ListMs { get; init; } = 350;

    /// <summary>Times that a word is typed before it is spelled letter by letter, because it was not offered.</summary>
    public int Tries { get; init; } = 2;

    /// <summary>Letters of a word from which on the typist looks at the word that is shown after each keystroke.</summary>
    public int LooksFrom { get; init; } = 1;

    /// <summary>Whether the typist looks between words whether the next one is shown already.</summary>
    public bool LooksAhead { get; init; } = true;

    /// <summary>Share of looks with which something wrong is noticed.</summary>
    public double Notices { get; init; } = 0.95;

    /// <summary>Whether each letter is chosen by itself, without a language.</summary>
    public bool Spells { get; init; }
}
