using NeuralGlasses.Wristband.Pairing;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Pairing;

public sealed class PairingWindowTests
{
    private readonly FakeRadio _radio = new() { IsConnected = false };
    private readonly BoardClock _clock = new();
    private readonly PairingWindow _window;
    private readonly TestButton _pressed = new();

    public PairingWindowTests() => _window = new PairingWindow(_radio, _clock, LinkSecurity.Encrypted);

    [Fact]
    public void The_window_closes_after_a_minute()
    {
        Assert.False(_radio.AllowsPairing);
        _window.Open();
        Assert.True(_radio.AllowsPairing);
        Wait(59.9);
        Assert.True(_window.IsOpen);
        Wait(0.2);
        Assert.False(_window.IsOpen);
        Assert.False(_radio.AllowsPairing);
    }

    [Fact]
    public void The_first_pairing_closes_it_at_once()
    {
        _window.Open();
        Wait(5);
        _radio.Pairings++;
        Wait(0.01);
        Assert.True(_window.HasPaired);
        Assert.False(_radio.AllowsPairing);
        Wait(0.01);
        Assert.False(_window.HasPaired);
    }

    [Theory]
    [InlineData(1.5, true)]
    [InlineData(2.5, false)]
    public void Two_double_taps_within_two_seconds_open_it(double pause, bool opens)
    {
        _window.OnDoubleTap();
        Wait(pause);
        Assert.False(_window.IsOpen);
        _window.OnDoubleTap();
        Assert.Equal(opens, _window.IsOpen);
    }

    [Fact]
    public void While_it_is_open_a_person_has_the_time_to_enter_a_passkey()
    {
        _window.Open();
        _radio.IsConnected = true;
        _radio.Security = LinkSecurity.None;
        Wait(0.01);
        Wait(39.9);
        Assert.Equal(0, _radio.Disconnects);
        Wait(0.2);
        Assert.Equal(1, _radio.Disconnects);
    }

    [Theory]
    [InlineData(LinkSecurity.None, true)]
    [InlineData(LinkSecurity.Encrypted, false)]
    [InlineData(LinkSecurity.Authenticated, false)]
    public void A_central_that_does_not_secure_its_link_is_sent_away(LinkSecurity security, bool isSent)
    {
        _radio.IsConnected = true;
        _radio.Security = security;
        Wait(9.9);
        Assert.Equal(0, _radio.Disconnects);
        Wait(0.2);
        Assert.Equal(isSent ? 1 : 0, _radio.Disconnects);
        Assert.Equal(_radio.Disconnects, _window.SentAway);
    }

    [Theory]
    [InlineData(0.1, true, false, false)]
    [InlineData(2.9, true, false, false)]
    [InlineData(3.1, false, true, false)]
    [InlineData(9.5, false, true, false)]
    [InlineData(10.5, false, false, true)]
    [InlineData(30, false, false, true)]
    public void The_button_s_press_says_by_its_length_what_it_means(double seconds, bool shows, bool pairs, bool off)
    {
        var button = new BandButton(_pressed, _clock);
        int shown = 0, pairing = 0, turnedOff = 0;
        void Run(double time)
        {
            for (var i = 0; i < time * 100; i++)
            {
                button.Step();
                shown += button.WantsCharge ? 1 : 0;
                pairing += button.WantsPairing ? 1 : 0;
                turnedOff += button.WantsOff ? 1 : 0;
                _clock.WaitUntil(_clock.Microseconds + 10_000);
            }
        }

        Run(0.5);
        _pressed.IsPressed = true;
        Run(seconds);
        _pressed.IsPressed = false;
        Run(1);
        Assert.Equal((shows ? 1 : 0, pairs ? 1 : 0, off ? 1 : 0), (shown, pairing, turnedOff));
    }

    [Fact]
    public void A_press_that_woke_the_band_means_nothing_more()
    {
        var button = new BandButton(_pressed, _clock);
        _pressed.IsPressed = true;
        for (var i = 0; i < 1500; i++)
        {
            button.Step();
            Assert.False(button.WantsOff);
            _clock.WaitUntil(_clock.Microseconds + 10_000);
        }

        _pressed.IsPressed = false;
        button.Step();
        Assert.False(button.WantsPairing);
    }

    private void Wait(double seconds)
    {
        for (var i = 0; i < Math.Round(seconds * 100); i++)
        {
            _clock.WaitUntil(_clock.Microseconds + 10_000);
            _window.Step();
        }
    }

    private sealed class TestButton : IButton
    {
        public bool IsPressed { get; set; }
    }
}
