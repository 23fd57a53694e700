using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Conformance;

/// <summary>Speakers: sound takes its time, room is bounded, and silence is at once.</summary>
internal static class SpeakerChecks
{
    private const string Device = "speaker";
    private const double MostSeconds = 60;
    private const double StartMs = 100;

    public static void Make(CheckRoom room)
    {
        if (room.Devices.Speaker is not { } speaker)
        {
            room.Skip(Device, "These glasses have no speakers.");
            return;
        }

        room.Check(Device, "rate is possible", () => speaker.RateHz is >= 4000 and <= 192_000 ? null : $"Its rate is {speaker.RateHz} Hz, expected 4000 to 192000.");
        room.Check(Device, "plays as long as the sound is", () => Plays(room, speaker));
        room.Check(Device, "has room that ends", () => Room(speaker, room.Now));
        room.Check(Device, "makes room at its rate", () => Drains(room, speaker));
        room.Check(Device, "falls silent at once", () =>
        {
            Fill(speaker, room.Now);
            HostTime at = room.Now;
            speaker.Silence(at);
            double rest = speaker.PlaysUntil.MillisecondsSince(at);
            return rest <= 50 ? null : $"It plays for another {CheckRoom.Text(rest)} ms after it was silenced, expected 50 at the most.";
        });
    }

    private static string? Plays(CheckRoom room, ISpeaker speaker)
    {
        speaker.Silence(room.Now);
        room.Wait(100);
        HostTime at = room.Now;
        int taken = speaker.Write(Tone(speaker.RateHz, speaker.RateHz / 20), at);
        if (taken <= 0)
            return "It took nothing of 50 ms of sound, expected room for some.";
        double lasts = speaker.PlaysUntil.MillisecondsSince(at);
        double least = 1000.0 * taken / speaker.RateHz;
        return lasts >= least - 1 && lasts <= least + 500 ? null : $"It took {CheckRoom.Text(least)} ms of sound and plays for {CheckRoom.Text(lasts)} ms, expected as long, or up to 500 ms of delay more.";
    }

    private static string? Room(ISpeaker speaker, HostTime at) =>
        Fill(speaker, at) < MostSeconds * speaker.RateHz ? null : $"It took {MostSeconds} s of sound at one moment, expected a room that ends.";

    private static string? Drains(CheckRoom room, ISpeaker speaker)
    {
        speaker.Silence(room.Now);

        // A device that has to be started first is under way by the time that is measured.
        speaker.Write(Tone(speaker.RateHz, speaker.RateHz / 100), room.Now);
        room.Wait(StartMs * room.Slowness);
        HostTime from = room.Now;
        Fill(speaker, from);
        room.Wait(200);
        string? wrong = Flow.Judge(Fill(speaker, room.Now), speaker.RateHz, from, room.Now, "It made room for");
        speaker.Silence(room.Now);
        return wrong;
    }

    private static long Fill(ISpeaker speaker, HostTime at)
    {
        short[] tone = Tone(speaker.RateHz, speaker.RateHz / 20);
        long sum = 0;
        int taken;
        while ((taken = speaker.Write(tone, at)) > 0 && sum < MostSeconds * speaker.RateHz)
            sum += taken;
        return sum;
    }

    // 440 Hz at a thirtieth of full scale.
    private static short[] Tone(int rateHz, int count) => [.. Enumerable.Range(0, count).Select(i => (short)(1000 * Math.Sin(2 * Math.PI * 440 * i / rateHz)))];
}
