namespace NeuralGlasses.Recordings;

/// <summary>One factor that turns the stored numbers of a recording into microvolts at the electrode.</summary>
public sealed class PhysiologicalScale
{
    /// <summary>
    /// Amplitude to which a recording without a physical unit is brought, in microvolts: 100 µV is a brisk contraction
    /// under a dry bipolar electrode on the forearm.
    /// </summary>
    public const double ReferenceMicrovolts = 100;

    private const double WindowSeconds = 0.2;
    private const double Percentile = 0.95;

    private PhysiologicalScale(double microvoltsPerLsb, bool exact, string statement)
    {
        MicrovoltsPerLsb = microvoltsPerLsb;
        IsExact = exact;
        Statement = statement;
    }

    /// <summary>Microvolts of one stored step.</summary>
    public double MicrovoltsPerLsb { get; }

    /// <summary>Whether the factor follows from the recording's own unit; otherwise it is a convention that makes people comparable.</summary>
    public bool IsExact { get; }

    /// <summary>One sentence that says which factor was used and why.</summary>
    public string Statement { get; }

    /// <summary>
    /// The factor of a recording: exact for V, mV, µV and nV; for any other unit the one factor that makes the 95th
    /// percentile, over all 200 ms windows, of the loudest channel's standard deviation 100 µV.
    /// </summary>
    /// <exception cref="RecordingException">The unit is not physical and the recording is silent or shorter than a window.</exception>
    public static PhysiologicalScale Of(EmgRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var perUnit = recording.Units.Trim() switch
        {
            "V" or "volt" or "volts" => 1e6,
            "mV" or "millivolt" or "millivolts" => 1e3,
            "uV" or "µV" or "μV" or "microvolt" or "microvolts" => 1.0,
            "nV" => 1e-3,
            _ => 0.0,
        };
        if (perUnit > 0)
        {
            var exact = perUnit * recording.UnitPerLsb;
            return new(exact, true, $"1 stored step = {exact:G6} µV, exactly, because the recording is in {recording.Units}.");
        }

        var loud = LoudDeviation(recording);
        if (!(loud > 0))
        {
            throw new RecordingException(
                $"{recording.Path}: the unit '{recording.Units}' is not a voltage and the samples are silent or shorter than 200 ms, " +
                "so no scale can be found; use a recording with movement or one in volts.");
        }

        var factor = ReferenceMicrovolts / loud;
        return new(
            factor,
            false,
            $"1 stored step = {factor:G6} µV by convention: the unit is '{recording.Units}', so the 95th percentile over 200 ms " +
            "windows of the loudest channel's standard deviation is set to 100 µV, one factor for the whole recording.");
    }

    private static double LoudDeviation(EmgRecording recording)
    {
        var length = (int)Math.Round(WindowSeconds * recording.RateHz);
        var loudest = new List<double>();
        foreach (var stretch in recording.Stretches)
        {
            for (var start = stretch.Start; start + length <= stretch.End; start += length)
            {
                var best = 0.0;
                for (var channel = 0; channel < recording.ChannelCount; channel++)
                    best = Math.Max(best, Deviation(recording.Samples, start, length, channel));
                loudest.Add(best);
            }
        }

        if (loudest.Count == 0)
            return 0;
        loudest.Sort();
        return loudest[(int)Math.Ceiling(Percentile * loudest.Count) - 1];
    }

    private static double Deviation(short[,] samples, int start, int length, int channel)
    {
        double sum = 0, squares = 0;
        for (var i = start; i < start + length; i++)
        {
            double value = samples[i, channel];
            sum += value;
            squares += value * value;
        }

        var mean = sum / length;
        return Math.Sqrt(Math.Max(0, squares / length - mean * mean));
    }
}
