namespace NeuralGlasses.Linux.Link;

/// <summary>Who wears both: reads the passkey that the band tells, and enters it at the glasses, at the first try wrongly.</summary>
internal static class Person
{
    private const string Shown = "passkey ";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static string _entered = "";
    private static bool _hasErred;

    /// <summary>The number to enter; null where the band shows none for ten seconds.</summary>
    public static async Task<int?> EnterPasskeyAsync(string band)
    {
        for (var looks = 0; looks < 50; looks++)
        {
            if (Newest() is { Length: > 0 } shown && shown != _entered)
            {
                _entered = shown;
                var passkey = int.Parse(shown.AsSpan(shown.IndexOf(Shown, StringComparison.Ordinal) + Shown.Length), System.Globalization.CultureInfo.InvariantCulture);
                if (_hasErred)
                    return passkey;
                _hasErred = true;
                return (passkey + 1) % 1_000_000;
            }

            await Task.Delay(Look).ConfigureAwait(true);
        }

        return null;
    }

    // A line of the band's program with its time, so that two of the same number are two.
    private static string Newest() => Machine.Read($"grep '{Shown}' \"$RIG_OUT/band.log\" | tail -n 1");
}
