using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Conformance;

/// <summary>Cell and temperature: numbers that can be, and that do not jump.</summary>
internal static class PowerChecks
{
    private const string Device = "power";

    public static void Make(CheckRoom room)
    {
        if (room.Devices.Power is not { } power)
        {
            room.Skip(Device, "These glasses do not tell charge and heat.");
            return;
        }

        room.Check(Device, "charge and heat are possible", () => Possible(power.Read(room.Now)));
        room.Check(Device, "says the same twice at one moment", () =>
        {
            HostTime at = room.Now;
            GlassesPowerState first = power.Read(at);
            return power.Read(at) == first ? null : "It told two states at one moment, expected one.";
        });
        room.Check(Device, "charge does not rise without a charger", () =>
        {
            GlassesPowerState before = power.Read(room.Now);
            room.Wait(2000);
            GlassesPowerState after = power.Read(room.Now);
            if (before.ChargePercent is not { } first || after.ChargePercent is not { } last || before.IsCharging || after.IsCharging)
                throw new CheckSkippedException("The cell is on a charger, or there is none.");
            return last <= first + 0.5 && last >= first - 5 ? null : $"The charge went from {CheckRoom.Text(first)} to {CheckRoom.Text(last)} % in 2 s without a charger, expected it to stay or to fall a little.";
        });
    }

    private static string? Possible(in GlassesPowerState state)
    {
        if (!state.IsOn)
            return "It says that the glasses are off while they run.";
        if (state.ChargePercent is { } percent and not (>= 0 and <= 100))
            return $"The charge is {CheckRoom.Text(percent)} %, expected 0 to 100.";
        if (state.SkinCelsius is not (>= -20 and <= 80))
            return $"The temple is at {CheckRoom.Text(state.SkinCelsius)} degrees Celsius, expected -20 to 80.";
        return Enum.IsDefined(state.Heat) ? null : $"The heat is {state.Heat}, expected a known level.";
    }
}
