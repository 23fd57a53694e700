namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>The end of a recorded session that is played again.</summary>
internal static class RecordingEnd
{
    /// <summary>Compares the hashes and says whether they are equal; to be called on the world's thread, at the very time of the recording's end.</summary>
    public static void Judge(SessionRecording recording, LiveWorld world)
    {
        var found = world.Simulation.Hash;
        world.Note(new JournalEntry
        {
            Kind = "session",
            AtS = world.NowS,
            Text = found == recording.Hash
                ? $"The recording was played to its end at {world.NowS:F2} s, bit for bit."
                : $"The recording was played to its end at {world.NowS:F2} s, and the run's hash is {found[..12]} instead of {recording.Hash[..Math.Min(12, recording.Hash.Length)]}; the program or the model is another one.",
        });
    }
}
