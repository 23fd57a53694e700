namespace NeuralGlasses.Typing.Taps;

/// <summary>One way to read the taps so far: a text and the key that was struck last.</summary>
internal struct TapReading
{
    /// <summary>The text.</summary>
    public int Text;

    /// <summary>Class of the last key, which is not its text's last character behind a backspace; the blank's before the first.</summary>
    public int Last;

    /// <summary>Step in which that key was read.</summary>
    public long Step;

    /// <summary>ln P of all ways that end with a blank.</summary>
    public double Blank;

    /// <summary>ln P of all ways that end with the last key.</summary>
    public double Struck;

    /// <summary>What decides which readings stay: both, and what the language thinks of the text.</summary>
    public double Score;
}
