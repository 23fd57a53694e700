using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using NeuralGlasses.Consent;
using NeuralGlasses.Hud;
using NeuralGlasses.ScriptedEndpoint;
using NeuralGlasses.Sound.Speech;
using Xunit;

namespace NeuralGlasses.Assistants.Tests;

/// <summary>An AI in the inbox, over real HTTP with an endpoint that answers well or badly.</summary>
public sealed class AssistantTests
{
    [Fact]
    public void An_answer_comes_word_by_word_and_is_kept_whole()
    {
        var held = new TaskCompletionSource();
        using var endpoint = new ScriptedServer(_ => new ScriptedAnswer { Pieces = ["It rains", " from three", " o'clock on."], Held = held.Task, Usage = (100, 20) });
        using var bench = new AssistantBench(endpoint.Address);
        bench.Reply("Yes");
        bench.UntilShown("AI · Ada · writing");
        bench.Glasses.Hud.Shows("It rains").DoesNotShow("o'clock");
        held.SetResult();
        bench.UntilShown("o'clock on.");
        bench.Until(() => !bench.Shown.Contains("writing", StringComparison.Ordinal), "the end of the answer");
        bench.Glasses.Hud.Shows("AI · Ada · 09:").Shows("It rains from three o'clock on.").IsLegible().IsAudible();
        Assert.Equal((1, 1), (bench.Inbox.Counters.Sent, bench.Inbox.Counters.Received));
        Assert.Equal(("none", "scripted", "Yes"), (endpoint.Keys[0], (string?)endpoint.Questions[0]["model"], ScriptedServer.TextOf(endpoint.Questions[0])));
    }

    [Fact]
    public void It_knows_what_was_said_before_and_what_it_is_told_to_remember()
    {
        using var endpoint = new ScriptedServer(question => ScriptedAnswer.Words($"You said {ScriptedServer.TextOf(question)}."));
        using var bench = new AssistantBench(endpoint.Address, with => with with { Prompt = "Speak like a pirate." });
        bench.Write("Remember my brother is called Tom.");
        bench.UntilShown("I will remember: my brother is called Tom");
        Assert.Empty(endpoint.Questions);
        bench.Reply("Yes");
        bench.Until(() => bench.Inbox.Counters.Received == 2, "the first answer");
        bench.Reply("No");
        bench.Until(() => bench.Inbox.Counters.Received == 3, "the second answer");
        bench.UntilShown("You said No.");
        JsonArray messages = endpoint.Questions[^1]["messages"]!.AsArray();
        string system = (string)messages[0]!["content"]!;
        Assert.Contains("Speak like a pirate.", system, StringComparison.Ordinal);
        Assert.Contains("my brother is called Tom", system, StringComparison.Ordinal);
        Assert.Equal(["system", "user", "assistant", "user", "assistant", "user"], messages.Select(message => (string?)message!["role"]));
        bench.Write("Forget everything.");
        bench.Until(() => bench.Inbox.Counters.Received == 4, "the answer of the memory");
        Assert.Equal(2, endpoint.Questions.Count);
        Assert.Empty(bench.Memory.Notes);
    }

    [Fact]
    public void Where_it_goes_and_what_it_costs_is_read_before_and_stands_in_the_log()
    {
        using var endpoint = new ScriptedServer(_ => ScriptedAnswer.Words("Yes.") with { Usage = (1000, 500) });
        using var bench = new AssistantBench(endpoint.Address, with => with with { PriceIn = 2, PriceOut = 4, Key = "secret" });
        bench.Glasses.Pinch().Wait(50);
        bench.Glasses.Hud.IsScene("messages:answer").Shows("Stays on these glasses · about 0.0024 $ each").IsLegible();
        Assert.Empty(endpoint.Questions);
        bench.Glasses.Back().Wait(50);
        bench.Reply("Yes");
        bench.Until(() => bench.Inbox.Counters.Received == 1, "the answer");
        bench.Glasses.Wait(100).Pinch().Wait(50);
        bench.Glasses.Hud.Shows("about 0.004 $ each, 0.004 so far");
        Assert.Equal("secret", endpoint.Keys[0]);
        ConsentEntry sent = bench.Log.Last(entry => entry.Kind == ConsentLineKind.Egress);
        Assert.Equal((endpoint.Address.GetLeftPart(UriPartial.Authority), "a message to AI · Ada", 3), (sent.Destination, sent.Purpose, sent.Bytes));
        Assert.DoesNotContain(bench.Log, entry => entry.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_network_it_says_so_and_the_message_is_there_to_be_sent_again()
    {
        Uri nowhere;
        using (var endpoint = new ScriptedServer(_ => new ScriptedAnswer()))
            nowhere = endpoint.Address;
        using var bench = new AssistantBench(nowhere);
        bench.Reply("Yes");
        bench.UntilShown($"Not sent: {nowhere.Authority} cannot be reached");
        bench.Glasses.Hud.Shows("You · 09:00").Shows("Yes").IsLegible();
        Assert.Equal(1, bench.Inbox.Counters.Failed);
    }

    [Fact]
    public void Glasses_without_a_display_say_an_answer_once_and_whole_in_the_voice_of_AIs()
    {
        using var endpoint = new ScriptedServer(_ => new ScriptedAnswer { Pieces = ["It rains", " from three", " o'clock on."], Between = TimeSpan.FromMilliseconds(200) });
        using var bench = new AssistantBench(endpoint.Address, profile: "audio-only");
        bench.Reply("Yes");
        bench.Until(() => bench.Inbox.Counters.Received == 1, "the answer");
        bench.Glasses.Wait(20_000);
        Assert.Equal((Speaker.Assistant, true), Assert.Single(bench.Glasses.Spoken.Where(said => said.Text.Contains("rains", StringComparison.Ordinal)).Select(said => (said.Speaker, said.Text.Contains("It rains from three o'clock on.", StringComparison.Ordinal)))));
    }

    [Theory]
    [InlineData(401, "refuses the key of 'ada'; give it a valid one.")]
    [InlineData(404, "has no model 'scripted'; install it there, or name another.")]
    [InlineData(429, "has too much to do; try again in a minute.")]
    [InlineData(500, "could not answer (500).")]
    [InlineData(302, "wants the question sent elsewhere, which is not done")]
    public void What_an_endpoint_refuses_is_named(int status, string sentence)
    {
        using var other = new ScriptedServer(_ => ScriptedAnswer.Words("I hear you."));
        using var endpoint = new ScriptedServer(_ => new ScriptedAnswer { Status = status, Raw = "{}"u8.ToArray(), Header = status == 302 ? $"Location: {other.Address}/chat/completions" : "" });
        using var bench = new AssistantBench(endpoint.Address, with => with with { Key = "secret" });
        bench.Reply("Yes");
        bench.Until(() => bench.Inbox.Counters.Failed == 1, sentence);
        Assert.Contains(bench.Log, entry => entry.Kind == ConsentLineKind.EgressFailed && entry.Text.Contains(sentence, StringComparison.Ordinal));
        Assert.Single(endpoint.Questions);
        Assert.Empty(other.Questions);
    }

    [Theory]
    [InlineData("<html><body>Captive portal</body></html>")]
    [InlineData("{\"choices\": 7}")]
    [InlineData("data: {not json}\n\n")]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":{\"deep\":1}}}]}\n\n")]
    [InlineData("")]
    [InlineData("\u0000\u0001\u0002")]
    public void What_is_no_answer_is_named_and_contained(string body)
    {
        using var endpoint = new ScriptedServer(_ => new ScriptedAnswer { Raw = Encoding.UTF8.GetBytes(body) });
        using var bench = new AssistantBench(endpoint.Address);
        bench.Reply("Yes");
        bench.Until(() => bench.Inbox.Counters.Failed + bench.Inbox.Counters.Received == 1, "an end");
        Assert.Single(endpoint.Questions);
        bench.Glasses.Wait(200).Hud.IsLegible();
    }

    [Fact]
    public void Invalid_bytes_control_characters_and_HTML_are_words()
    {
        byte[] bad = [.. "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"<b>hi</b> \\u0007\\u001b[31m\\ud800 "u8, 0xFF, 0xFE, .. " there\"}}]}\n\ndata: [DONE]\n\n"u8];
        using var endpoint = new ScriptedServer(_ => new ScriptedAnswer { Raw = bad });
        using var bench = new AssistantBench(endpoint.Address);
        bench.Reply("Yes");
        bench.Until(() => bench.Inbox.Counters.Failed + bench.Inbox.Counters.Received == 1, "an end");
        bench.Glasses.Wait(100);
        Assert.DoesNotContain(bench.Glasses.Scene.Texts, text => text.Any(each => char.IsControl(each)));
    }

    [Fact]
    public void One_that_sends_for_ever_ends_where_a_display_has_enough()
    {
        using var endpoint = new ScriptedServer(_ => new ScriptedAnswer { Pieces = ["and on ", "and on "], IsEndless = true });
        using var bench = new AssistantBench(endpoint.Address, with => with with { MostCharacters = 500 });
        bench.Reply("Yes");
        bench.Until(() => bench.Inbox.Counters.Received == 1, "the end");
        bench.Glasses.Wait(100).SwipeDown().SwipeDown().SwipeDown().SwipeDown().SwipeDown().Wait(200);
        bench.UntilShown("(the rest was left out)");
    }

    [Fact]
    public void Ten_megabytes_in_one_piece_are_left_and_named()
    {
        using var endpoint = new ScriptedServer(_ => new ScriptedAnswer { Raw = [.. "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\""u8, .. Enumerable.Repeat((byte)'a', 10_000_000), .. "\"}}]}\n\n"u8] });
        using var bench = new AssistantBench(endpoint.Address);
        bench.Reply("Yes");
        bench.UntilShown("its answer has more than 4194304 bytes");
    }

    [Fact]
    public void One_that_falls_silent_is_left_and_what_it_said_is_kept()
    {
        using var endpoint = new ScriptedServer(_ => new ScriptedAnswer { Pieces = ["First of all"], HangsAtEnd = true });
        using var bench = new AssistantBench(endpoint.Address, with => with with { SilenceS = 3 });
        bench.Reply("Yes");
        bench.UntilShown("First of all … (broken off:");
        bench.Glasses.Hud.IsLegible();
    }

    [Fact]
    public void One_that_breaks_off_is_named()
    {
        using var endpoint = new ScriptedServer(_ => new ScriptedAnswer { Pieces = ["First of all"], BreaksOff = true });
        using var bench = new AssistantBench(endpoint.Address);
        bench.Reply("Yes");
        bench.UntilShown("First of all");
        bench.Until(() => bench.Inbox.Counters.Received == 1, "the end");
    }

    [Fact]
    public void A_certificate_that_nobody_trusts_gets_nothing()
    {
        using RSA key = RSA.Create(2048);
        using X509Certificate2 made = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        using var endpoint = new ScriptedServer(_ => ScriptedAnswer.Words("Hello."), certificate);
        using var bench = new AssistantBench(endpoint.Address, with => with with { Key = "secret" });
        bench.Reply("Yes");
        bench.UntilShown("has a certificate that is not trusted; nothing was sent.");
        Assert.Empty(endpoint.Questions);
    }

    [Fact]
    public void A_key_never_goes_unencrypted_beyond_the_glasses()
    {
        var options = new AssistantOptions { Id = "ada", Name = "Ada", Model = "m", Endpoint = new Uri("http://ai.example/v1"), Key = "secret" };
        Assert.Equal("The key of 'ada' would go to http://ai.example/v1 unencrypted; use https, or an endpoint on this computer.", options.Fault);
        Assert.Throws<ArgumentException>(() => new AssistantTransport(options, new AssistantMemory(), TimeProvider.System));
        Assert.Null((options with { Endpoint = new Uri("https://ai.example/v1") }).Fault);
        Assert.Null((options with { Key = "" }).Fault);
    }
}
