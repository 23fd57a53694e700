using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Radio;

/// <summary>What the virtual air makes of keys, without a firmware behind it.</summary>
public sealed class PairingProcedureTests
{
    private const int Passkey = 123_456;

    [Theory]
    [InlineData(null, null, LinkSecurity.Encrypted)]
    [InlineData(null, Passkey, LinkSecurity.Encrypted)]
    [InlineData(Passkey, null, LinkSecurity.Encrypted)]
    [InlineData(Passkey, Passkey, LinkSecurity.Authenticated)]
    public void A_pairing_in_its_window_makes_the_key_that_both_ends_can(int? printed, int? entered, LinkSecurity expected)
    {
        var (air, central) = Make(printed, new VirtualBonds(persist: true), new VirtualCentral(2) { Pairs = true, Passkey = entered });
        air.Peripheral.SetPairing(true);
        RunSeconds(air, 1);
        Assert.True(central.IsSecured);
        Assert.Equal(expected, air.Peripheral.Security);
        Assert.Equal((1, 1), (air.Peripheral.Pairings, air.Peripheral.BondCount));
    }

    [Fact]
    public void Outside_the_window_nobody_pairs()
    {
        var (air, central) = Make(null, new VirtualBonds(persist: true), new VirtualCentral(2) { Pairs = true });
        RunSeconds(air, 5);
        Assert.Null(central.Bond);
        Assert.Equal(0, air.Peripheral.BondCount);
        Assert.True(air.Unsecured > 0);
    }

    [Fact]
    public void A_wrong_passkey_and_legacy_pairing_are_refused()
    {
        foreach (var central in new[] { new VirtualCentral(2) { Pairs = true, Passkey = 1 }, new VirtualCentral(3) { Pairs = true, Passkey = Passkey, OnlyLegacyPairing = true } })
        {
            var (air, _) = Make(Passkey, new VirtualBonds(persist: true), central);
            air.Peripheral.SetPairing(true);
            RunSeconds(air, 5);
            Assert.Null(central.Bond);
            Assert.Equal(0, air.Peripheral.BondCount);
        }
    }

    [Fact]
    public void A_new_pairing_replaces_the_bond_and_locks_the_old_central_out()
    {
        var old = new VirtualBond(2, 5, IsAuthenticated: false);
        var (air, first) = Make(null, new VirtualBonds(persist: true, old), new VirtualCentral(2) { Bond = old });
        RunSeconds(air, 1);
        Assert.True(first.IsSecured);
        first.IsNear = false;
        var second = new VirtualCentral(3) { Pairs = true };
        air.Add(second);
        air.Peripheral.SetPairing(true);
        RunSeconds(air, 1);
        Assert.True(second.IsSecured);
        air.Peripheral.SetPairing(false);
        second.IsNear = false;
        first.IsNear = true;
        RunSeconds(air, 2);
        Assert.False(first.IsSecured);
        Assert.Equal(1, air.Peripheral.BondCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_loss_of_power_costs_the_bond_where_the_image_keeps_it_in_memory(bool persist)
    {
        var bond = new VirtualBond(2, 5, IsAuthenticated: false);
        var (air, central) = Make(null, new VirtualBonds(persist, bond), new VirtualCentral(2) { Bond = bond });
        RunSeconds(air, 1);
        Assert.True(central.IsSecured);
        air.RestartPeripheral();
        RunSeconds(air, 2);
        Assert.False(central.IsConnected);
        air.Peripheral.Start("band", [], 0);
        RunSeconds(air, 2);
        Assert.Equal(persist, central.IsSecured);
        central.Pairs = true;
        air.Peripheral.SetPairing(true);
        RunSeconds(air, 2);
        Assert.True(central.IsSecured);
    }

    private static (LocalRadio Air, VirtualCentral Central) Make(int? passkey, VirtualBonds bonds, VirtualCentral central)
    {
        var air = new LocalRadio(new LocalRadioOptions { Passkey = passkey }, seed: 1, bonds);
        air.Central.IsNear = false;
        air.Add(central);
        air.Peripheral.Start("band", [], 0);
        return (air, central);
    }

    private static void RunSeconds(LocalRadio air, double seconds)
    {
        var until = air.NextEventMicroseconds + (seconds * 1e6);
        while (air.NextEventMicroseconds < until)
            air.RunEvent();
    }
}
