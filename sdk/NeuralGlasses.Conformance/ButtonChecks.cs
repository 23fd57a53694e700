using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Conformance;

/// <summary>Buttons and touch: what was done, in its order, once.</summary>
internal static class ButtonChecks
{
    private const string Device = "buttons";
    private const int Most = 1000;

    public static void Make(CheckRoom room)
    {
        if (room.Devices.Buttons is not { } buttons)
        {
            room.Skip(Device, "These glasses have no buttons.");
            return;
        }

        room.Check(Device, "actions are named once each", () => buttons.Actions.Distinct().Count() == buttons.Actions.Count && buttons.Actions.All(Enum.IsDefined)
            ? null
            : $"It tells the actions {string.Join(", ", buttons.Actions)}, expected known ones, each once.");
        room.Check(Device, "tells touches in their order", () => Order(room, buttons));
    }

    private static string? Order(CheckRoom room, IGlassesButtons buttons)
    {
        HostTime now = room.Now;
        HostTime? last = null;
        int count = 0;
        while (buttons.TryTake(now, out ButtonEvent taken))
        {
            if (++count > Most)
                return $"It told more than {Most} touches at one moment, expected it to come to an end.";
            if (!buttons.Actions.Contains(taken.Action))
                return $"It told {taken.Action}, which is not among its actions.";
            if (taken.At > now)
                return $"It told a touch that comes in {CheckRoom.Text(taken.At.MillisecondsSince(now))} ms, expected those up to now.";
            if (last > taken.At)
                return $"It told a touch of {CheckRoom.Text(last.Value.MillisecondsSince(taken.At))} ms before the one told earlier, expected them in order.";
            last = taken.At;
        }

        return count > 0 ? null : throw new CheckSkippedException("Nobody touched the temple; touch it before and while the suite runs.");
    }
}
