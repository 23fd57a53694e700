namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>What of real people's gestures a keyboard understands, as a table for the terminal.</summary>
public static class KeystrokeTable
{
    /// <summary>Writes the confusion of gestures, misses, latencies and what was typed in rest.</summary>
    public static void Print(TextWriter output, KeystrokeEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(evidence);
        for (var pace = 0; pace < evidence.Paces.Count; pace++)
        {
            output.WriteLine($"Pace '{evidence.Paces[pace].Name}': held {evidence.Paces[pace].HoldMs} ms, {evidence.Paces[pace].GapMs} ms between");
            Confusion(output, evidence, pace);
            Sum(output, evidence, pace, "All", _ => true);
            Sum(output, evidence, pace, "After calibrations that the check accepts", each => each.IsAccepted);
        }
    }

    private static void Confusion(TextWriter output, KeystrokeEvidence evidence, int pace)
    {
        var gestures = evidence.Gestures;
        var all = evidence.People.SelectMany(person => person.Accepted).Where(each => each.Pace == pace).ToArray();
        output.WriteLine($"{"made \\ typed",-12} {string.Join(" ", gestures.Select(gesture => $"{Short(gesture),7}"))}  nothing");
        foreach (var gesture in gestures)
        {
            var made = all.Where(keystroke => keystroke.Gesture == gesture).ToArray();
            var shares = gestures.Select((_, k) => made.Count(keystroke => Likeliest(keystroke) == k) / (double)made.Length);
            output.WriteLine($"{Short(gesture),-12} {string.Join(" ", shares.Select(share => $"{share,7:0.000}"))}  {made.Count(keystroke => keystroke.PerMille.Count == 0) / (double)made.Length:0.000}");
        }
    }

    private static void Sum(TextWriter output, KeystrokeEvidence evidence, int pace, string what, Func<CalibratedKeystrokes, bool> isCounted)
    {
        var people = evidence.People.Select(person => person.Calibrations.Where(isCounted).ToArray()).Where(person => person.Length > 0).ToArray();
        var all = people.SelectMany(person => person.SelectMany(each => each.Keystrokes)).Where(each => each.Pace == pace).ToArray();
        if (all.Length == 0)
            return;
        var right = all.Count(keystroke => IsRight(evidence, keystroke));
        var missed = all.Count(keystroke => keystroke.PerMille.Count == 0);
        var latencies = all.Select(keystroke => keystroke.LatencyMs).OfType<double>().Order().ToArray();
        var hours = people.Sum(person => person.Sum(each => each.RestSeconds)) / 3600;
        var byPerson = people.Select(person => person.SelectMany(each => each.Keystrokes).Where(each => each.Pace == pace).Select(keystroke => IsRight(evidence, keystroke) ? 1.0 : 0).DefaultIfEmpty(0).Average()).Order().ToArray();
        output.WriteLine($"{what}: {all.Length} gestures of {people.Length} people: {right / (double)all.Length:0.000} right, {(all.Length - right - missed) / (double)all.Length:0.000} wrong, {missed / (double)all.Length:0.000} missed, {all.Sum(keystroke => keystroke.Extra) / (double)all.Length:0.000} typed twice; by person worst {byPerson[0]:0.000}, 10 % {byPerson[byPerson.Length / 10]:0.000}, median {byPerson[byPerson.Length / 2]:0.000}.");
        output.WriteLine($"  From half of the effort to the keystroke median {At(latencies, 0.5)} ms, 90 % {At(latencies, 0.9)} ms; {all.Count(keystroke => keystroke.IsHeld) / (double)all.Length:0.000} were told to be held; in {hours:0.00} h of rest {people.Sum(person => person.Sum(each => each.TypedInRest))} keystrokes.");
    }

    private static bool IsRight(KeystrokeEvidence evidence, RealKeystroke keystroke) =>
        keystroke.PerMille.Count > 0 && evidence.Gestures[Likeliest(keystroke)] == keystroke.Gesture;

    internal static int Likeliest(RealKeystroke keystroke)
    {
        var best = -1;
        for (var k = 0; k < keystroke.PerMille.Count; k++)
            best = best < 0 || keystroke.PerMille[k] > keystroke.PerMille[best] ? k : best;
        return best;
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)(share * (sorted.Length - 1))];

    private static string Short(string gesture) => gesture.Length > 7 ? gesture[..7] : gesture;
}
