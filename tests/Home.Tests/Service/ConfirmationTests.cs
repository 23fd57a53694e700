using CsCheck;
using NeuralGlasses.Apps;
using NeuralGlasses.Home.Tests.Discovery;
using Xunit;

namespace NeuralGlasses.Home.Tests.Service;

/// <summary>Nothing that unlocks, opens or heats is done before the wearer was asked and has answered, whatever an app tries.</summary>
public sealed class ConfirmationTests : IDisposable
{
    private const string Door = "lock/z/lock";
    private readonly PrivateMosquitto _broker = PrivateMosquitto.Begin();
    private readonly PlainClient _devices;
    private readonly HomeBench _bench;

    public ConfirmationTests()
    {
        _devices = new PlainClient(_broker.Port);
        _devices.Say("zigbee2mqtt/bridge/state", """{"state":"online"}""").Say("homeassistant/lock/z/lock/config", Configs.ZigbeeLock).Say("homeassistant/cover/garage/config", Configs.Garage).Say("homeassistant/climate/z/trv/config", Configs.ZigbeeThermostat);
        _devices.Listen("zigbee2mqtt/+/set/#").Listen("zigbee2mqtt/+/set").Listen("garage/door/set");
        _bench = new HomeBench(_broker.Port).Connected();
        _bench.Until(() => new[] { Door, "cover/garage", "climate/z/trv" }.All(id => _bench.Row(id)["available"] == "on"), "all are there");
    }

    public void Dispose()
    {
        _bench.Dispose();
        _devices.Dispose();
        _broker.Dispose();
    }

    [Fact]
    public void The_wearer_is_asked_says_yes_and_the_door_opens_once()
    {
        AppAnswer asked = _bench.Act(Door, "unlock");
        Assert.False(asked.IsDone);
        Assert.Equal(("The wearer has to be asked first.", "Unlock Front door?", "lock · Hall"), (asked.Text, asked.Rows[0]["question"], asked.Rows[0]["detail"]));
        string word = asked.Rows[0]["confirm"];
        AppAnswer done = _bench.Gesture().Act(Door, "unlock", "", word);
        Assert.True(done.IsDone, done.Text);
        Assert.Equal("The wearer was not asked this; ask first.", _bench.Gesture().Act(Door, "unlock", "", word).Text);
        Eventually.Is(() => !_devices.Seen.IsEmpty, "the lock heard it");
        Assert.Equal(["UNLOCK"], _devices.Of("zigbee2mqtt/front_door/set"));
    }

    [Fact]
    public void A_word_does_not_hold_for_anything_else()
    {
        Assert.Equal("The wearer has not answered; wait for a gesture.", _bench.Act(Door, "unlock", "", Word(Door, "unlock")).Text);
        Assert.Equal("The wearer was asked something else; ask again.", Answer(Word(Door, "lock"), Door, "unlock").Text);
        Assert.Equal("The wearer was asked something else; ask again.", Answer(Word("cover/garage", "close"), "cover/garage", "open").Text);
        Assert.Equal("The wearer was asked something else; ask again.", Answer(Word("climate/z/trv", "level", "20"), "climate/z/trv", "level", "30").Text);
        string first = Word(Door, "unlock");
        Word(Door, "unlock");
        Assert.Equal("The wearer was not asked this; ask first.", Answer(first, Door, "unlock").Text);
        string old = Word(Door, "unlock");
        _bench.Turn(15_001);
        Assert.Equal("The wearer was asked too long ago; ask again.", Answer(old, Door, "unlock").Text);
        string others = Word(Door, "unlock");
        _bench.App = _bench.App with { Id = "other" };
        Assert.Equal("The wearer was not asked this; ask first.", Answer(others, Door, "unlock").Text);
        Assert.Empty(_devices.Seen);
    }

    [Fact]
    public void A_door_that_listens_elsewhere_meanwhile_is_asked_about_anew()
    {
        string word = Word(Door, "unlock");
        _devices.Say("homeassistant/lock/z/lock/config", Configs.ZigbeeLock.Replace("\"LOCK\",\"payload_unlock\":\"UNLOCK\"", "\"LOCK\",\"payload_unlock\":\"OPEN EVERYTHING\"", StringComparison.Ordinal));
        long read = _bench.Home.Discovery.Read;
        _bench.Until(() => _bench.Home.Discovery.Read > read - 1 && Answer(Word(Door, "unlock"), Door, "lock").Text.Length > 0 && _bench.Home.Discovery.Read >= 4, "the new message is read");
        _bench.Turn();
        Assert.False(Answer(word, Door, "unlock").IsDone);
        Assert.Empty(_devices.Seen);
    }

    // An app does whatever it likes in any order; the wearer says yes only sometimes. What was sent was asked for, answered, and no older than a word holds.
    [Fact]
    public void No_order_of_questions_and_guesses_skips_the_question()
    {
        string[] commands = ["lock", "unlock"];
        Gen<(int Kind, int Command, int Ms)> step = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 1], Gen.Int[0, 9000]);
        step.Array[1, 30].Sample(
            steps =>
            {
                string word = "";
                (string Command, double At, bool IsAnswered)? question = null;
                double ms = 0;
                foreach ((int kind, int command, int wait) in steps)
                {
                    switch (kind)
                    {
                        case 0:
                            word = Word(Door, commands[command]);
                            question = (commands[command], ms, false);
                            break;
                        case 1:
                            _bench.Gesture();
                            question = question is { } asked ? asked with { IsAnswered = true } : null;
                            break;
                        case 2:
                            _bench.Turn(wait);
                            ms += wait;
                            break;
                        case 3:
                            Assert.False(_bench.Act(Door, commands[command], "", "yes").IsDone);
                            question = null;
                            break;
                        default:
                            if (word.Length == 0)
                                break;
                            bool may = question is { } known && known.Command == commands[command] && known.IsAnswered && ms - known.At <= Confirmations.HoldsMs;
                            double before = _bench.Now.Microseconds / 1000.0;
                            Assert.Equal(may, _bench.Act(Door, commands[command], "", word).IsDone);
                            ms += (_bench.Now.Microseconds / 1000.0) - before;
                            question = null;
                            break;
                    }
                }

                _bench.Act(Door, "lock", "", "none");
                return true;
            },
            iter: 300,
            threads: 1,
            seed: "0000homes001");
    }

    private string Word(string entity, string command, string value = "") => _bench.Act(entity, command, value).Rows[0]["confirm"];

    private AppAnswer Answer(string word, string entity, string command, string value = "") => _bench.Gesture().Act(entity, command, value, word);
}
