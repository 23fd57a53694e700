using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Haptics;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Haptics;

public sealed class HapticPlayerTests
{
    private readonly HapticBench _bench = new();

    [Theory]
    [InlineData(HapticPattern.Tick, 1, new byte[] { 26, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(HapticPattern.Tick, 2, new byte[] { 25, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(HapticPattern.Tick, 3, new byte[] { 24, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(HapticPattern.Done, 1, new byte[] { 3, 0x8C, 3, 0, 0, 0, 0, 0 })]
    [InlineData(HapticPattern.Done, 3, new byte[] { 1, 0x8C, 1, 0, 0, 0, 0, 0 })]
    [InlineData(HapticPattern.Warning, 1, new byte[] { 50, 0x8F, 50, 0x8F, 50, 0, 0, 0 })]
    [InlineData(HapticPattern.Warning, 3, new byte[] { 47, 0x8F, 47, 0x8F, 47, 0, 0, 0 })]
    [InlineData(HapticPattern.Searching, 2, new byte[] { 8, 0, 0, 0, 0, 0, 0, 0 })]
    public void A_pattern_is_these_register_writes(int pattern, int intensity, byte[] sequence)
    {
        _bench.On();
        _bench.Faults.Writes.Clear();
        Assert.Equal(HapticResult.Played, _bench.Player.Play(pattern, intensity));
        Assert.Equal([[0x0C, 0x00], [0x04, .. sequence], [0x01, 0x00], [0x0C, 0x01]], _bench.Faults.Writes);
        Assert.Equal(pattern, _bench.Player.Playing);
        _bench.Faults.Writes.Clear();
        _bench.Run(1000);
        Assert.Equal([[0x0C, 0x00], [0x01, 0x40]], _bench.Faults.Writes);
        Assert.Equal(HapticPattern.None, _bench.Player.Playing);
        Assert.Equal(sequence.Where(s => s is > 0 and < 0x80).Select(s => (int)s), _bench.Effects);
        Assert.All(_bench.Chip.Pulses, p => Assert.False(p.IsCut));
    }

    [Theory]
    [InlineData(HapticPattern.None, 3)]
    [InlineData(5, 3)]
    [InlineData(-1, 3)]
    [InlineData(HapticPattern.Tick, 0)]
    [InlineData(HapticPattern.Warning, 4)]
    [InlineData(HapticPattern.Searching, -1)]
    public void Silence_and_unknown_patterns_play_nothing(int pattern, int intensity)
    {
        _bench.On();
        Assert.Equal(HapticResult.Limited, _bench.Player.Play(pattern, intensity));
        _bench.Run(3000);
        Assert.Empty(_bench.Chip.Pulses);
        Assert.Equal(0x40, _bench.Chip.Peek(Drv2605lRegister.Mode));
    }

    [Fact]
    public void Before_power_up_and_without_a_chip_it_is_absent()
    {
        Assert.Equal(HapticResult.Absent, _bench.Player.Play(HapticPattern.Tick, 3));
        _bench.Bus.KillAt(Drv2605l.Address, 0);
        Assert.Equal(Drv2605lResult.NoAcknowledge, _bench.Player.PowerUp());
        Assert.Equal(HapticResult.Absent, _bench.Player.Play(HapticPattern.Warning, 3));
        var transfers = _bench.Bus.Transfers;
        _bench.Run(100);
        Assert.Equal(transfers, _bench.Bus.Transfers);
    }

    [Fact]
    public void A_chip_that_dies_in_a_pattern_is_absent_until_it_is_powered_up_again()
    {
        _bench.On();
        _bench.Player.Play(HapticPattern.Searching, 3);
        _bench.Bus.KillAt(Drv2605l.Address, _bench.Clock.Microseconds + 1);
        _bench.Run(20);
        Assert.False(_bench.Player.IsPresent);
        Assert.False(_bench.Player.IsSearching);
        Assert.Equal(HapticResult.Absent, _bench.Player.Play(HapticPattern.Tick, 3));
        _bench.Bus.Revive(Drv2605l.Address);
        _bench.Run(2000);
        _bench.On();
        Assert.Equal(HapticResult.Played, _bench.Player.Play(HapticPattern.Tick, 3));
    }

    [Fact]
    public void Nothing_but_a_warning_interrupts_and_nothing_waits_in_a_queue()
    {
        _bench.On();
        Assert.Equal(HapticResult.Played, _bench.Player.Play(HapticPattern.Done, 3));
        Assert.Equal(HapticResult.Limited, _bench.Player.Play(HapticPattern.Tick, 3));
        _bench.Run(20);
        Assert.Equal(HapticResult.Played, _bench.Player.Play(HapticPattern.Warning, 3));
        Assert.Equal(HapticResult.Limited, _bench.Player.Play(HapticPattern.Warning, 3));
        _bench.Run(3000);
        Assert.Equal([1, 47, 47, 47], _bench.Effects);
        Assert.True(_bench.Chip.Pulses[0].IsCut);
        Assert.Equal(2, _bench.Player.Limited);
    }

    [Fact]
    public void Between_two_patterns_is_a_pause()
    {
        _bench.On();
        Assert.Equal(HapticResult.Played, _bench.Player.Play(HapticPattern.Tick, 3));
        while (_bench.Player.Playing != HapticPattern.None)
            _bench.Run(10);
        var end = _bench.Clock.Microseconds;
        while (_bench.Player.Play(HapticPattern.Tick, 3) == HapticResult.Limited)
            _bench.Run(10);
        Assert.Equal(end + HapticPlayer.PauseMicroseconds, _bench.Clock.Microseconds);
    }

    [Fact]
    public void Searching_repeats_until_it_is_stopped()
    {
        _bench.On();
        Assert.Equal(HapticResult.Played, _bench.Player.Play(HapticPattern.Searching, 3));
        _bench.Run(7400);
        Assert.Equal(HapticResult.Played, _bench.Player.Play(HapticPattern.Searching, 1));
        _bench.Run(1700);
        Assert.True(_bench.Player.IsSearching);
        _bench.Player.Stop();
        _bench.Run(5000);
        Assert.Equal([7, 7, 7, 7, 7, 9, 9], _bench.Effects);
        var starts = _bench.Chip.Pulses.Select(p => p.StartMicroseconds).ToArray();
        for (var i = 1; i < starts.Length; i++)
            Assert.Equal(1_500_000, starts[i] - starts[i - 1], 10_000.0);
        Assert.Equal(0x40, _bench.Chip.Peek(Drv2605lRegister.Mode));
    }

    [Fact]
    public void A_tick_while_searching_plays_and_the_search_goes_on()
    {
        _bench.On();
        _bench.Player.Play(HapticPattern.Searching, 2);
        _bench.Run(700);
        Assert.Equal(HapticResult.Played, _bench.Player.Play(HapticPattern.Tick, 3));
        _bench.Run(1000);
        Assert.Equal([8, 24, 8], _bench.Effects);
    }

    [Fact]
    public void Stop_cuts_off_what_plays()
    {
        _bench.On();
        _bench.Player.Play(HapticPattern.Warning, 3);
        _bench.Run(100);
        _bench.Player.Stop();
        _bench.Run(2000);
        var pulse = Assert.Single(_bench.Chip.Pulses);
        Assert.True(pulse.IsCut);
        Assert.Equal(HapticPattern.None, _bench.Player.Playing);
    }

    [Fact]
    public void A_sequence_that_does_not_end_is_cut_off()
    {
        _bench.On();
        _bench.Player.Play(HapticPattern.Tick, 3);
        _bench.Faults.LyingRegister = Drv2605lRegister.Go;
        _bench.Faults.Lie = 1;
        _bench.Run(2900);
        Assert.Equal(HapticPattern.Tick, _bench.Player.Playing);
        _bench.Run(200);
        Assert.Equal(HapticPattern.None, _bench.Player.Playing);
        Assert.Equal(0x40, _bench.Chip.Peek(Drv2605lRegister.Mode));
    }

    [Fact]
    public void Whatever_is_asked_no_second_has_more_than_eight_pulses_and_warnings_always_get_through()
    {
        _bench.On();
        var random = new Random(2605);
        var lastWarning = long.MinValue / 2;
        var warnings = 0;
        for (var i = 0; i < 60_000; i++)
        {
            _bench.Run(10);
            var pattern = random.Next(40) == 0 ? HapticPattern.Warning : random.Next(HapticPattern.Tick, HapticPattern.Warning);
            var result = _bench.Player.Play(pattern, random.Next(1, 4));
            if (pattern != HapticPattern.Warning)
                continue;

            // A warning lasts 0.9 s, and the next may come a second after its end.
            if (_bench.Clock.Microseconds - lastWarning > 2_000_000)
                Assert.Equal(HapticResult.Played, result);
            if (result == HapticResult.Played)
            {
                warnings++;
                lastWarning = _bench.Clock.Microseconds;
            }
        }

        var starts = _bench.Chip.Pulses.Select(p => p.StartMicroseconds).ToArray();
        Assert.True(warnings > 200);
        Assert.True(starts.Length > 2000);
        var most = 0;
        for (int i = 0, first = 0; i < starts.Length; i++)
        {
            while (starts[i] - starts[first] >= 1_000_000)
                first++;
            most = Math.Max(most, i - first + 1);
        }

        Assert.InRange(most, 5, HapticPlayer.MaxPulsesPerSecond);
    }

    [Fact]
    public void A_step_allocates_nothing_while_a_pattern_plays_and_while_none_does()
    {
        _bench.On();
        Measure(100);
        Assert.Equal(0, Measure(1000));
        Assert.Equal(HapticResult.Played, _bench.Player.Play(HapticPattern.Tick, 3));
        Measure(1000);
        Assert.Equal(HapticResult.Played, _bench.Player.Play(HapticPattern.Tick, 3));
        Assert.Equal(0, Measure(10));
        Assert.Equal(HapticPattern.Tick, _bench.Player.Playing);

        long Measure(int milliseconds)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < milliseconds / 10; i++)
            {
                _bench.Clock.WaitUntil(_bench.Clock.Microseconds + 10_000);
                _bench.Player.Step();
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
