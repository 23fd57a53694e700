using NeuralGlasses.Hud.Audio;

namespace NeuralGlasses.Sound.Earcons;

/// <summary>
/// The short sounds as notes. They differ by more than pitch, which few remember: by number of notes, direction and rhythm; what matters more is
/// louder and longer (M. Blattner, D. Sumikawa and R. Greenberg, "Earcons and Icons", Human-Computer Interaction 4, 1989; S. Brewster,
/// P. Wright and A. Edwards, "An evaluation of earcons", CHI 1993). The notes themselves are choices; nobody has been asked yet whether they are told apart.
/// </summary>
public static class EarconScore
{
    /// <summary>Shortest sound, in milliseconds.</summary>
    public const double MinLengthMs = 40;

    /// <summary>Longest sound, in milliseconds.</summary>
    public const double MaxLengthMs = 250;

    /// <summary>Highest peak of a sound, as a share of full scale.</summary>
    public const double MaxLevel = 0.5;

    private const double C5 = 523.25, D5 = 587.33, E5 = 659.26, G5 = 783.99, A5 = 880, C6 = 1046.5, E6 = 1318.51, B6 = 1975.53, F7 = 2793.83, C4 = 261.63, G3 = 196;

    /// <summary>The notes of a sound; none for <see cref="Earcon.None"/> and for one that the score does not have.</summary>
    public static IReadOnlyList<EarconNote> NotesOf(Earcon earcon) => earcon switch
    {
        Earcon.Opened => [new(0, 50, D5, 0.2), new(45, 75, A5, 0.2)],
        Earcon.Focus => [new(0, 40, E6, 0.14)],
        Earcon.Notice => [new(0, 80, G5, 0.28), new(75, 125, C6, 0.28)],
        Earcon.Warning => [new(0, 70, A5, 0.45), new(80, 70, D5, 0.45), new(160, 85, A5, 0.45)],
        Earcon.Done => [new(0, 60, C5, 0.25), new(55, 60, E5, 0.25), new(110, 60, G5, 0.25), new(165, 80, C6, 0.25)],
        Earcon.Capture => [new(0, 25, F7, 0.35), new(45, 35, B6, 0.35)],
        Earcon.Refused => [new(0, 90, C4, 0.4), new(95, 130, G3, 0.4)],
        Earcon.Ringing => [new(0, 60, E5, 0.3), new(60, 60, C6, 0.3), new(120, 60, E5, 0.3), new(180, 65, C6, 0.3)],
        _ => [],
    };
}
