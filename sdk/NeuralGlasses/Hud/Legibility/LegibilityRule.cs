namespace NeuralGlasses.Hud.Legibility;

/// <summary>A rule that a scene has to keep so that it can be read at a glance.</summary>
/// <param name="Id">Name of the rule.</param>
/// <param name="Says">The rule in one sentence.</param>
/// <param name="Source">Where it comes from, or that it is ours.</param>
public sealed record LegibilityRule(string Id, string Says, string Source)
{
    /// <summary>Letters are large enough.</summary>
    public static LegibilityRule Size { get; } = new(
        "size",
        "Text that has to be read is at least 0.6° high, captions are at least 0.5°.",
        "18 sp at one metre: Android, display glasses with Jetpack Compose Glimmer; captions: ours");

    /// <summary>Text stands out from what lies behind it.</summary>
    public static LegibilityRule Contrast { get; } = new(
        "contrast",
        "Text gives at least 4.5 times the light of what it stands on in the dark and indoors, twice before a busy background and 1.1 times under a bright sky, where dim text is exempt.",
        "4.5: WCAG 2.2, success criterion 1.4.3, applied to the sum of both lights; the others: ours, guesses");

    /// <summary>Text does not stand on a picture.</summary>
    public static LegibilityRule Backdrop { get; } = new("backdrop", "No text stands on a picture, whose light nobody knows beforehand.", "ours");

    /// <summary>A notice can be read in a few glances.</summary>
    public static LegibilityRule Words { get; } = new(
        "words",
        "A card has at most 24 words: three glances of two seconds at 238 words a minute.",
        "glances of 2 s: NHTSA-2010-0053, phase 1 guidelines, for drivers; reading: Brysbaert 2019, J Mem Lang 109:104047; three of them: ours");

    /// <summary>What goes away by itself stays long enough.</summary>
    public static LegibilityRule Dwell { get; } = new(
        "dwell",
        "What goes away by itself stays for the time to notice it, one second, and to read it at 238 words a minute.",
        "reading: Brysbaert 2019, J Mem Lang 109:104047; one second: ours, a guess");

    /// <summary>A list has few lines at a time, with short labels.</summary>
    public static LegibilityRule Lines { get; } = new(
        "lines",
        "A list has at most six lines, or the focus to move through them six at a time, and their labels fit.",
        "five to six lines of less than 16 characters: everything-evenhub, design guidelines");

    /// <summary>Everything that belongs to the scene is on the display.</summary>
    public static LegibilityRule Room { get; } = new("room", "Nothing is left out for want of room, and every character has a font.", "ours");

    /// <summary>All rules.</summary>
    public static IReadOnlyList<LegibilityRule> All { get; } = [Size, Contrast, Backdrop, Words, Dwell, Lines, Room];
}
