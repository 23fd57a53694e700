namespace NeuralGlasses.Training.Comparison;

/// <summary>The sets that a simulated arm is compared with.</summary>
public static class SetTwins
{
    // The spacing of a Myo's electrodes, and the microvolts of its steps, are published nowhere that was found: estimates. With this
    // step, rest and movements are about as many steps loud as in the recordings.
    private const double MyoSpacingMm = 20;
    private const double MyoStepMicrovolts = 1.5;
    private const int MyoHighestStep = 127;

    // Where each band has its first channel and in which direction it counts is the one thing that was found by comparing: the wearing
    // under which mean patterns round the ring are most alike.
    private const int MyoFirstPair = 6;
    private const string Forearm = "The recordings are from the thick part of the forearm, the simulated band sits near the wrist.";

    /// <summary>All twins, in the order of tables.</summary>
    public static IReadOnlyList<SetTwin> All { get; } =
    [
        new()
        {
            Set = "flex-rings", Channels = 16, Pairs = 16, RateHz = 1000, PairSpacingMm = 18, IsMicrovolts = true, HasTwoRings = true,
            StepMicrovolts = 3.0517578125, PromptS = 5, SkipS = 1,
            Movements = [new("Rest", null), new("Fist", "fist"), new("Raise", "extension"), new("Lower", "flexion"), new("Open", "open")],
            Difference = $"{Forearm} Channels are differences of two rings of monopolar electrodes; 'Raise' is taken for extension and 'Lower' for flexion.",
        },
        new()
        {
            Set = "3dc", Channels = 10, Pairs = 8, RateHz = 1000, PairSpacingMm = 20, StepMicrovolts = 0.5, PromptS = 5, SkipS = 1.2,
            Movements =
            [
                new("Neutral", null), new("Radial Deviation", "radial"), new("Wrist Flexion", "flexion"), new("Ulnar Deviation", "ulnar"), new("Wrist Extension", "extension"),
                new("Supination", "supination"), new("Pronation", "pronation"), new("Power Grip", "fist"), new("Open Hand", "open"), new("Pinch Grip", "index_pinch"),
            ],
            Difference = $"{Forearm} The recordings tell no microvolts and have ten channels, the simulated band has eight pairs: only opposite pairs correlate at the same angle.",
        },
        new()
        {
            Set = "myo-40", Channels = 8, Pairs = 8, RateHz = 200, PairSpacingMm = MyoSpacingMm, StepMicrovolts = MyoStepMicrovolts, HighestStep = MyoHighestStep, FirstPair = MyoFirstPair, PromptS = 5, SkipS = 1,
            Movements =
            [
                new("Neutral", null), new("Radial Deviation", "radial"), new("Wrist Flexion", "flexion"), new("Ulnar Deviation", "ulnar"), new("Wrist Extension", "extension"),
                new("Hand Close", "fist"), new("Hand Open", "open"),
            ],
            Difference = $"{Forearm} A Myo tells no microvolts, and what it lets through before it samples at 200 Hz is not published.",
        },
        new()
        {
            Set = "myo-alternating", Channels = 8, Pairs = 8, RateHz = 200, PairSpacingMm = MyoSpacingMm, StepMicrovolts = MyoStepMicrovolts, HighestStep = MyoHighestStep, FirstPair = MyoFirstPair, PromptS = 5, SkipS = 1, ShowsRises = true,
            Movements =
            [
                new("hibernation", null), new("flexion", "flexion"), new("extension", "extension"), new("radial deviation", "radial"), new("ulnar deviation", "ulnar"),
                new("pronation", "pronation"), new("supination", "supination"), new("fist", "fist"),
            ],
            Difference = $"{Forearm} A Myo tells no microvolts, and what it lets through before it samples at 200 Hz is not published.",
        },
        new()
        {
            Set = "unb-intensity", Channels = 8, Pairs = 8, RateHz = 1000, PairSpacingMm = 20, StepMicrovolts = 0.5, PromptS = 3, SkipS = 1, EffortsPercent = [20, 50, 80, 100], Repetitions = 2,
            Movements =
            [
                new("No Movement", null), new("Wrist Flexion", "flexion"), new("Wrist Extension", "extension"), new("Wrist Pronation", "pronation"),
                new("Wrist Supination", "supination"), new("Hand Open", "open"),
            ],
            Difference = $"{Forearm} The recordings are volts behind an amplifier of unknown gain.",
        },
        new()
        {
            Set = "armband-30day", Channels = 8, Pairs = 8, RateHz = 200, PairSpacingMm = MyoSpacingMm, StepMicrovolts = MyoStepMicrovolts, HighestStep = MyoHighestStep, FirstPair = MyoFirstPair, PromptS = 1.5, SkipS = 0.5, Repetitions = 2,
            Movements =
            [
                new("M1 rest", null), new("M2 flexion", "flexion"), new("M3 extension", "extension"), new("M4 radial", "radial"), new("M5 ulnar", "ulnar"),
                new("M6 pronation", "pronation"), new("M7 supination", "supination"), new("M8 close", "fist"),
            ],
            Difference = $"{Forearm} The recordings are normalised and filtered by who published them; the three people give thirty days each.",
        },
        new()
        {
            Set = "pinch-mindrove", Channels = 8, Pairs = 8, RateHz = 500, PairSpacingMm = 20, IsMicrovolts = true, StepMicrovolts = 0.45, FirstPair = 6, IsMirrored = true, PromptS = 1, SkipS = 0.4, Repetitions = 5,
            Movements =
            [
                new("rest", null), new("index-pinch", "index_pinch"), new("middle-pinch", "middle_pinch"), new("ring-pinch", "ring_pinch"), new("pinky-pinch", "little_pinch"),
                new("thumb-out", "thumb_swipe_out"),
            ],
            Difference = $"{Forearm} Clips are one second long and there are three people; 'thumb-out' is compared with a held swipe outwards. Opposite channels correlate by 0.5, so the channels seem to share a reference; the simulated pairs are bipolar.",
        },
    ];

    /// <summary>Names of the sets.</summary>
    public static string Names => string.Join(", ", All.Select(twin => twin.Set));

    /// <summary>Finds the twin of a set.</summary>
    /// <exception cref="ArgumentException">The set has none.</exception>
    public static SetTwin Named(string set, string option)
        => All.FirstOrDefault(twin => twin.Set == set)
            ?? throw new ArgumentException($"{option}: there is no simulated twin of the set '{set}'; choose one of {Names}.");
}
