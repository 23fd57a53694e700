using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Conformance;

/// <summary>The motion sensor: samples at its rate with true times, gravity in them, and no loss that is not counted.</summary>
internal static class HeadChecks
{
    private const string Device = "head";

    public static void Make(CheckRoom room)
    {
        if (room.Devices.Head is not { } head)
        {
            room.Skip(Device, "These glasses have no motion sensor.");
            return;
        }

        room.Check(Device, "rate is possible", () => head.RateHz is >= 10 and <= 10_000 ? null : $"Its rate is {CheckRoom.Text(head.RateHz)} Hz, expected 10 to 10000.");
        var samples = new List<HeadSample>();
        HostTime from = default, until = default;
        room.Check(Device, "gives samples at its rate", () =>
        {
            long before = head.Lost;
            from = room.Now;
            head.Open(from);
            for (int i = 0; i < 20; i++)
            {
                room.Wait(50);
                ReadAll(head, room.Now, samples);
            }

            until = room.Now;
            head.Close();
            return Flow.Judge(samples.Count + (room.CountsLoss ? head.Lost - before : 0), head.RateHz, from, until, "It gave");
        });
        room.Check(Device, "times rise and are true", () => Times(samples, from, until));
        room.Check(Device, "feels gravity", () => Gravity(samples));
        room.Check(Device, "counts what is lost", () => Loss(room, head));
        room.Check(Device, "gives nothing when closed", () =>
        {
            head.Close();
            room.Wait(100);
            int count = head.Read(new HeadSample[64], room.Now);
            return count == 0 ? null : $"It gave {count} samples after it was closed, expected none.";
        });
    }

    private static string? Times(List<HeadSample> samples, HostTime from, HostTime until)
    {
        if (samples.Count < 2)
            throw new CheckSkippedException("It gave no samples.");
        for (int i = 1; i < samples.Count; i++)
        {
            if (samples[i].At <= samples[i - 1].At)
                return $"Sample {i} is of {CheckRoom.Text(samples[i - 1].At.MillisecondsSince(samples[i].At))} ms before the one before it, expected a later one.";
        }

        double early = from.MillisecondsSince(samples[0].At);
        double late = samples[^1].At.MillisecondsSince(until);
        return early <= 60 && late <= 0 ? null : $"Its samples begin {CheckRoom.Text(early)} ms before it was opened and end {CheckRoom.Text(late)} ms after now, expected 60 and 0 at the most.";
    }

    // Held still or worn: what is felt beside gravity is small in the mean of a second.
    private static string? Gravity(List<HeadSample> samples)
    {
        if (samples.Count == 0)
            throw new CheckSkippedException("It gave no samples.");
        double x = samples.Average(s => s.AccelerationX), y = samples.Average(s => s.AccelerationY), z = samples.Average(s => s.AccelerationZ);
        double g = Math.Sqrt((x * x) + (y * y) + (z * z));
        return g is >= 0.8 and <= 1.2 ? null : $"It feels {CheckRoom.Text(g)} g in the mean of a second, expected 0.8 to 1.2 of glasses that are held still.";
    }

    private static string? Loss(CheckRoom room, IHeadMotion head)
    {
        long before = head.Lost;
        HostTime from = room.Now;
        head.Open(from);
        try
        {
            room.Wait(4000);
            var samples = new List<HeadSample>();
            ReadAll(head, room.Now, samples);
            long lost = head.Lost - before;
            return lost < 0 ? "The number of those that it lost fell, expected it to rise or to stay." : Flow.Judge(samples.Count + lost, head.RateHz, from, room.Now, $"With {lost} counted as lost it gave");
        }
        finally
        {
            head.Close();
        }
    }

    private static void ReadAll(IHeadMotion head, HostTime now, List<HeadSample> into)
    {
        var room = new HeadSample[256];
        int count;
        while ((count = head.Read(room, now)) > 0 && into.Count < 1_000_000)
            into.AddRange(room.AsSpan(0, count));
    }
}
