using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Floor;

/// <summary>The natural logarithm of each channel's root mean square over a frame.</summary>
internal static class LogPower
{
    // Half a stored step: below it a channel shows the converter's rounding, not the muscle.
    private const double FloorSteps = 0.5;

    /// <summary>Features of every frame of a person, [frame][channel].</summary>
    public static float[][] Of(PersonRecordings person)
    {
        var features = new float[person.Frames.Count][];
        for (var i = 0; i < features.Length; i++)
        {
            var frame = person.Frames[i];
            var signal = PersonSignal.Filtered(person, frame.Session);
            features[i] = new float[person.ChannelCount];
            for (var c = 0; c < features[i].Length; c++)
            {
                var power = 0.0;
                for (var t = frame.Start; t < frame.Start + person.WindowLength; t++)
                    power += (double)signal[t, c] * signal[t, c];
                features[i][c] = (float)Math.Log(Math.Sqrt(power / person.WindowLength) + FloorSteps);
            }
        }

        return features;
    }
}
