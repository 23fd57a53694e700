using NeuralGlasses.Simulator.World;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>Stands at the end of a recorded session that is played again: compares the hashes, says whether they are equal, and does what is to be done then.</summary>
internal sealed class RecordingEnd(SessionRecording recording, LiveWorld world, Action end) : IWorldParticipant
{
    public long NextMicroseconds { get; private set; } = recording.EndUs;

    public void Act()
    {
        NextMicroseconds = long.MaxValue;
        var found = world.Simulation.Hash;
        world.Note(new JournalEntry
        {
            Kind = "session",
            AtS = world.NowS,
            Text = found == recording.Hash
                ? $"The recording was played to its end at {world.NowS:F2} s, bit for bit."
                : $"The recording was played to its end at {world.NowS:F2} s, and the run's hash is {found[..12]} instead of {recording.Hash[..Math.Min(12, recording.Hash.Length)]}; the program or the model is another one.",
        });
        end();
    }
}
