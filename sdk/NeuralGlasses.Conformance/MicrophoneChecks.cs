using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Conformance;

/// <summary>Microphones: samples at their rate, none before and none after, and no loss that is not counted.</summary>
internal static class MicrophoneChecks
{
    private const string Device = "microphone";

    public static void Make(CheckRoom room)
    {
        if (room.Devices.Microphone is not { } microphone)
        {
            room.Skip(Device, "These glasses have no microphones.");
            return;
        }

        room.Check(Device, "rate is possible", () => microphone.RateHz is >= 4000 and <= 192_000 ? null : $"Its rate is {microphone.RateHz} Hz, expected 4000 to 192000.");
        if (room.Devices.Pause is { IsPaused: true })
        {
            room.Check(Device, "does not listen while the wearer pauses", () => CheckRoom.Refuses(() => microphone.Open(room.Now), "listen while the wearer's switch was at pause"));
            microphone.Close();
            return;
        }

        room.Check(Device, "listens when opened, and not when closed", () =>
        {
            microphone.Open(room.Now);
            bool isOpen = microphone.IsListening;
            microphone.Close();
            return !isOpen ? "It does not listen after it was opened." : microphone.IsListening ? "It listens after it was closed." : null;
        });
        room.Check(Device, "gives samples at its rate", () => Rate(room, microphone));
        room.Check(Device, "counts what is lost", () => Loss(room, microphone));
        room.Check(Device, "gives nothing when closed", () =>
        {
            microphone.Close();
            room.Wait(100);
            int count = microphone.Read(new short[1024], room.Now);
            return count == 0 ? null : $"It gave {count} samples after it was closed, expected none.";
        });
    }

    private static string? Rate(CheckRoom room, IMicrophone microphone)
    {
        long before = microphone.Lost;
        HostTime from = room.Now;
        microphone.Open(from);
        try
        {
            long count = 0;
            for (int i = 0; i < 20; i++)
            {
                room.Wait(50);
                count += ReadAll(microphone, room.Now);
            }

            return Flow.Judge(count + (room.CountsLoss ? microphone.Lost - before : 0), microphone.RateHz, from, room.Now, "It gave");
        }
        finally
        {
            microphone.Close();
        }
    }

    private static string? Loss(CheckRoom room, IMicrophone microphone)
    {
        long before = microphone.Lost;
        HostTime from = room.Now;
        microphone.Open(from);
        try
        {
            room.Wait(3000);
            long count = ReadAll(microphone, room.Now);
            long lost = microphone.Lost - before;
            return lost < 0 ? "The number of those that it lost fell, expected it to rise or to stay." : Flow.Judge(count + lost, microphone.RateHz, from, room.Now, $"With {lost} counted as lost it gave");
        }
        finally
        {
            microphone.Close();
        }
    }

    private static long ReadAll(IMicrophone microphone, HostTime now)
    {
        var samples = new short[4096];
        long sum = 0;
        int count;

        // A driver that always has more would keep this for ever.
        while ((count = microphone.Read(samples, now)) > 0 && sum < 192_000 * 10)
            sum += count;
        return sum;
    }
}
