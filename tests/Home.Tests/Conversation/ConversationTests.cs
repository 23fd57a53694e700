using System.Text;
using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Home.Conversation;
using NeuralGlasses.Home.Tests.Service;
using Xunit;

namespace NeuralGlasses.Home.Tests.Conversation;

/// <summary>Sentences to Home Assistant: what it answers are words, and what is wrong with it is a sentence.</summary>
public sealed class ConversationTests : IDisposable
{
    private const string Token = "eyJhbGciOiJIUzI1NiJ9.long.lived";
    private readonly string _tokenFile = Path.GetTempFileName();

    public ConversationTests()
    {
        File.WriteAllText(_tokenFile, Token + "\n");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no mode here.");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_tokenFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => File.Delete(_tokenFile);

    [Fact]
    public void A_sentence_is_confirmed_sent_once_and_answered()
    {
        using TalkingServer server = TalkingServer.Saying(Speech("It is 21 degrees in the study."));
        using HomeBench bench = Bench(server);
        AppAnswer asked = bench.Ask("home.ask", ("text", "How warm is it?"))!;
        Assert.Equal(("Tell the home this?", "How warm is it?"), (asked.Rows[0]["question"], asked.Rows[0]["detail"]));
        Assert.Empty(server.Requests);
        AppAnswer answer = bench.Gesture().Await("home.ask", ("text", "How warm is it?"), ("confirmed", asked.Rows[0]["confirm"]));
        Assert.Equal((true, "It is 21 degrees in the study."), (answer.IsDone, answer.Text));
        string request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /api/conversation/process HTTP/1.1", request, StringComparison.Ordinal);
        Assert.Contains($"Authorization: Bearer {Token}", request, StringComparison.Ordinal);
        Assert.EndsWith("""{"text":"How warm is it?","language":"en"}""", request, StringComparison.Ordinal);
        ConsentEntry sent = ConsentLogCheck.Read(bench.Shelf).Select(line => line.Entry).Single(entry => entry.Kind == ConsentLineKind.Egress);
        Assert.Equal((server.Address.GetLeftPart(UriPartial.Authority), "a sentence, to the home"), (sent.Destination, sent.Purpose));
    }

    [Theory]
    [InlineData("<b>Done</b>\u0007\u001b[2J\u202E", "<b>Done</b> [2J")]
    [InlineData("line\r\none", "line one")]
    [InlineData("", "Done.")]
    public void What_is_answered_are_words(string speech, string words)
    {
        using TalkingServer server = TalkingServer.Saying(Speech(speech));
        using HomeBench bench = Bench(server);
        Assert.Equal(words, Say(bench, "Do it").Text);
    }

    [Theory]
    [InlineData("401 Unauthorized", "401: Unauthorized", "does not accept the token in the file; make a new long-lived token there and write it into the file.")]
    [InlineData("404 Not Found", "", "knows no conversation; expected Home Assistant with its conversation integration.")]
    [InlineData("500 Internal Server Error", "<html>", "answers 500 instead of 200; look into its log.")]
    [InlineData("302 Found", "", "answers 302 instead of 200; look into its log.")]
    [InlineData("200 OK", "<html>hello</html>", "answers with what is no answer of a conversation; look which program answers there.")]
    [InlineData("200 OK", "[]", "answers with what is no answer of a conversation; look which program answers there.")]
    [InlineData("200 OK", """{"response":{"speech":{"plain":{"speech":5}}}}""", "answers with what is no answer of a conversation; look which program answers there.")]
    [InlineData("200 OK", "", "answers with what is no answer of a conversation; look which program answers there.")]
    public void A_wrong_answer_is_named(string status, string body, string fault)
    {
        using TalkingServer server = TalkingServer.Saying(body, status, "Location: http://evil.example/\r\n");
        using HomeBench bench = Bench(server);
        AppAnswer answer = Say(bench, "Do it");
        Assert.Equal((false, $"{server.Address.GetLeftPart(UriPartial.Authority)} {fault}"), (answer.IsDone, answer.Text));
        Assert.Single(server.Requests);
        Assert.DoesNotContain(Token, Encoding.UTF8.GetString([.. ConsentLogCheck.Read(bench.Shelf).SelectMany(line => Encoding.UTF8.GetBytes(line.Entry.Text ?? ""))]), StringComparison.Ordinal);
        Assert.Contains(ConsentLogCheck.Read(bench.Shelf), line => line.Entry.Kind == ConsentLineKind.EgressFailed);
    }

    [Fact]
    public void What_the_home_cannot_do_it_says()
    {
        using TalkingServer server = TalkingServer.Saying("""{"response":{"response_type":"error","data":{"code":"no_valid_targets"},"speech":{"plain":{"speech":"No area named moon"}}}}""");
        using HomeBench bench = Bench(server);
        Assert.Equal((false, "The home says: No area named moon"), Say(bench, "Light on the moon") is var answer ? (answer.IsDone, answer.Text) : default);
    }

    [Fact]
    public void An_answer_that_never_ends_is_cut_off()
    {
        using var server = new TalkingServer(async stream =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray());
            byte[] chunk = Encoding.ASCII.GetBytes($"1000\r\n{new string('x', 0x1000)}\r\n");
            for (var i = 0; i < 10_000; i++)
                await stream.WriteAsync(chunk);
        });
        using HomeBench bench = Bench(server);
        Assert.EndsWith("answers with more than 65536 bytes, which are not read; look which program answers there.", Say(bench, "Do it").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_invalid_text_is_named()
    {
        using TalkingServer server = TalkingServer.Saying([0x7b, 0xff, 0xfe, 0x7d]);
        using HomeBench bench = Bench(server);
        Assert.EndsWith("answers with what is no answer of a conversation; look which program answers there.", Say(bench, "Do it").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_slow_breaks_off_or_is_not_there_is_named()
    {
        using (var slow = new TalkingServer(async stream => await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false)))
        {
            using HomeBench bench = Bench(slow, TimeSpan.FromMilliseconds(100));
            Assert.EndsWith("has not answered within 0 s; whether it did what it was told is not known, look.", Say(bench, "Do it").Text, StringComparison.Ordinal);
        }

        using (var broken = new TalkingServer(async stream => await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"res"u8.ToArray())))
        {
            using HomeBench bench = Bench(broken);
            Assert.Contains("has broken off its answer", Say(bench, "Do it").Text, StringComparison.Ordinal);
        }

        using var absent = new HomeBench(conversation: new ConversationOptions { Address = new Uri($"http://127.0.0.1:{PrivateMosquitto.FreePort()}"), TokenFile = _tokenFile });
        Assert.StartsWith("Nobody answers at http://127.0.0.1:", Say(absent, "Do it").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_that_others_can_read_is_not_used()
    {
        using TalkingServer server = TalkingServer.Saying(Speech("Done"));
        using HomeBench bench = Bench(server);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_tokenFile, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Equal($"The file '{_tokenFile}' can be read or written by others, expected by its owner alone; chmod 600 it.", Say(bench, "Do it").Text);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    [InlineData("unlock \u202Eeht")]
    public void A_sentence_that_is_not_what_is_shown_is_refused(string text)
    {
        using TalkingServer server = TalkingServer.Saying(Speech("Done"));
        using HomeBench bench = Bench(server);
        AppAnswer answer = bench.Ask("home.ask", ("text", text))!;
        Assert.Equal((false, 0), (answer.IsDone, answer.Rows.Count));
    }

    [Fact]
    public void Where_none_is_set_nobody_is_spoken_to()
    {
        using var bench = new HomeBench();
        Assert.Equal("No Home Assistant is set that could be spoken to; set its address and a token.", bench.Ask("home.ask", ("text", "Hello"))!.Text);
    }

    private static string Speech(string words) => """{"response":{"response_type":"action_done","speech":{"plain":{"speech":WORDS,"extra_data":null}}},"conversation_id":null}""".Replace("WORDS", System.Text.Json.JsonSerializer.Serialize(words), StringComparison.Ordinal);

    private static AppAnswer Say(HomeBench bench, string text)
    {
        string word = bench.Ask("home.ask", ("text", text))!.Rows[0]["confirm"];
        return bench.Gesture().Await("home.ask", ("text", text), ("confirmed", word));
    }

    private HomeBench Bench(TalkingServer server, TimeSpan? patience = null) => new(conversation: new ConversationOptions { Address = server.Address, TokenFile = _tokenFile, Patience = patience ?? TimeSpan.FromSeconds(20) });
}
