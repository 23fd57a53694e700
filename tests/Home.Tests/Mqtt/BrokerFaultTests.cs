using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NeuralGlasses.Devices;
using NeuralGlasses.Home.Mqtt;
using Xunit;

namespace NeuralGlasses.Home.Tests.Mqtt;

/// <summary>What a broker, or what pretends to be one, can do wrong: it is named in one sentence, and nothing else suffers.</summary>
public sealed class BrokerFaultTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("home");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Nobody_listens()
    {
        int port = PrivateMosquitto.FreePort();
        Assert.Equal($"No program listens at mqtt://127.0.0.1:{port}; start the broker, or correct its address.", Fault(port));
    }

    [Theory]
    [InlineData("a false password", "does not accept the user 'glasses' with the password in the file; correct one of them.")]
    [InlineData("the right one", null)]
    public void A_password_is_right_or_wrong(string password, string? fault)
    {
        using PrivateMosquitto broker = Guarded();
        string file = Secret(password);
        using var ours = new HeardConnection(broker.Port, o => o with { User = "glasses", PasswordFile = file });
        if (fault is null)
        {
            ours.Connect();
            return;
        }

        ours.Begin();
        Eventually.Is(() => !ours.Sentences.IsEmpty, "it was refused");
        Assert.Equal($"mqtt://127.0.0.1:{broker.Port} {fault}", ours.Sentences.First());
        Assert.DoesNotContain(ours.Sentences, sentence => sentence.Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public void A_password_is_wanted_and_none_is_set()
    {
        using PrivateMosquitto broker = Guarded();
        Assert.Equal($"mqtt://127.0.0.1:{broker.Port} wants a user and a password, and none is set; set them.", Fault(broker.Port));
    }

    [Fact]
    public void A_password_that_others_can_read_is_not_used()
    {
        string file = Secret("secret");
        Allow(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Equal($"The file '{file}' can be read or written by others, expected by its owner alone; chmod 600 it.", Assert.Throws<DeviceFailedException>(() => SecretFile.Read(file)).Message);
        Assert.Equal($"The file '{file}' can be read or written by others, expected by its owner alone; chmod 600 it.", Fault(PrivateMosquitto.FreePort(), o => o with { User = "glasses", PasswordFile = file }));
    }

    [Fact]
    public void A_certificate_is_right_or_is_not_accepted()
    {
        PrivateMosquitto.SkipWithout();
        using X509Certificate2 authority = Authority("Our authority");
        using X509Certificate2 other = Authority("Another authority");
        string trusted = Pem("trusted.pem", authority);
        string untrusted = Pem("untrusted.pem", other);
        using PrivateMosquitto broker = Encrypted(authority, "localhost");
        using (var ours = new HeardConnection(broker.Port, o => o with { Host = "localhost", IsEncrypted = true, AuthorityFile = trusted }))
        {
            ours.Connect();
            ours.Command("lamp/set", "ON");
            Eventually.Is(() => ours.Outcomes.Count == 1, "a command arrived");
        }

        string address = $"The certificate of mqtts://localhost:{broker.Port} is not accepted (";
        string unknown = Fault(broker.Port, o => o with { Host = "localhost", IsEncrypted = true, AuthorityFile = untrusted });
        Assert.StartsWith(address, unknown, StringComparison.Ordinal);
        Assert.EndsWith($"; expected one for 'localhost' of an authority in {untrusted}.", unknown, StringComparison.Ordinal);
        Assert.EndsWith("; expected one for 'localhost' of an authority that the system trusts.", Fault(broker.Port, o => o with { Host = "localhost", IsEncrypted = true }), StringComparison.Ordinal);
        Assert.Equal($"The certificate of mqtts://127.0.0.1:{broker.Port} is not accepted (it is for localhost); expected one for '127.0.0.1' of an authority in {trusted}.", Fault(broker.Port, o => o with { IsEncrypted = true, AuthorityFile = trusted }));
        Assert.Equal("The authorities in 'no.pem' cannot be read", Fault(broker.Port, o => o with { IsEncrypted = true, AuthorityFile = "no.pem" }).Split(" (")[0]);
    }

    [Fact]
    public void A_broker_without_encryption_is_not_spoken_to_encrypted()
    {
        using PrivateMosquitto broker = PrivateMosquitto.Begin();
        Assert.NotEmpty(Fault(broker.Port, o => o with { IsEncrypted = true }));
    }

    [Fact]
    public void A_message_of_ten_megabytes_is_counted_and_what_comes_behind_it_is_there()
    {
        using PrivateMosquitto broker = PrivateMosquitto.Begin();
        using var device = new PlainClient(broker.Port);
        using HeardConnection ours = new HeardConnection(broker.Port).Connect();
        ours.Connection.Subscribe("big/#", isAcknowledged: true);
        device.Say("big/1", new byte[10_000_000], isRetained: false);
        device.Say("big/2", new byte[256 * 1024], isRetained: false);
        device.Say("big/3", new byte[(256 * 1024) + 1], isRetained: false);
        device.Say("big/4", "small", isRetained: false);
        Eventually.Is(() => ours.Arrivals.Any(each => each.Topic == "big/4"), "the last message came");
        Assert.Equal([("big/1", 0, true), ("big/2", 256 * 1024, false), ("big/3", 0, true), ("big/4", 5, false)], ours.Arrivals.Select(each => (each.Topic, each.Payload.Length, each.IsTooLong)));
        Assert.Equal((4, 2), (ours.Connection.Counters.Arrived, ours.Connection.Counters.TooLong));
        Assert.True(ours.IsConnected);
    }

    // What a program sends that is no broker, or a broker that somebody has taken over.
    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("\u0020\u0002\u0000\u0000\u0030\u00ff\u00ff\u00ff\u00ff\u007f")]
    [InlineData("\u0020\u0002\u0000\u0000\u0090\u00ff\u00ff\u00ff\u007f")]
    [InlineData("\u0020\u0002\u0000\u0000\u0030\u0005\u00ff\u00ffabc")]
    [InlineData("\u0020\u0002\u0000\u0000\u0030\u0080\u0080\u0040\u00ff\u00ff")]
    [InlineData("\u0020\u0002\u0000\u0000\u0000\u0000")]
    [InlineData("\u0020\u0002\u0000\u0063")]
    [InlineData("\u0030\u0003\u0000\u0001a")]
    [InlineData("")]
    public void Who_is_no_broker_is_named_and_tried_again(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AnswerAsync(listener, Encoding.Latin1.GetBytes(answer));
        using HeardConnection ours = new HeardConnection(((IPEndPoint)listener.LocalEndpoint).Port).Begin();
        Eventually.Is(() => ours.Sentences.Count >= 3, "it was tried three times");
        Assert.All(ours.Sentences, sentence => Assert.Matches("^.{20,300}\\.$", sentence));
    }

    [Fact]
    public void Who_speaks_without_end_and_does_not_listen_is_left()
    {
        byte[] flood = new byte[8_000_000];
        ReadOnlySpan<byte> message = [0x32, 6, 0, 1, (byte)'a', 0, 7, (byte)'x'];
        for (var i = 0; i < flood.Length; i += message.Length)
            message.CopyTo(flood.AsSpan(i));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Server.ReceiveBufferSize = 4096;
        listener.Start();
        _ = AnswerAsync(listener, [0x20, 2, 0, 0, .. flood]);
        using HeardConnection ours = new HeardConnection(((IPEndPoint)listener.LocalEndpoint).Port).Begin();
        Eventually.Is(() => ours.Sentences.Any(sentence => sentence.Contains("does not take what is sent to it", StringComparison.Ordinal)), "it was left");
    }

    [Fact]
    public void Who_does_not_answer_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Equal($"mqtt://127.0.0.1:{port} does not answer within 0 s; look whether it runs.", Fault(port, o => o with { Patience = TimeSpan.FromMilliseconds(50) }));
    }

    // Debian's broker forbids silently; others say so.
    [Fact]
    public void A_topic_that_the_broker_forbids_is_counted()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AnswerAsync(listener, [0x20, 2, 0, 0, 0x90, 4, 0, 1, 0x80, 0]);
        using var ours = new HeardConnection(((IPEndPoint)listener.LocalEndpoint).Port);
        ours.Connection.Subscribe("closed/x", isAcknowledged: true);
        ours.Begin();
        Eventually.Is(() => ours.Connection.Counters.Forbidden > 0, "it was counted");
    }

    [Fact]
    public void A_broker_that_falls_silent_is_left()
    {
        using PrivateMosquitto broker = PrivateMosquitto.Begin();
        using HeardConnection ours = new HeardConnection(broker.Port, o => o with { KeepAlive = TimeSpan.FromMilliseconds(100) }).Connect();
        broker.Freeze();
        Eventually.Is(() => ours.Sentences.Any(sentence => sentence.Contains("has been silent", StringComparison.Ordinal)), "the silence was noticed");
        broker.Thaw();
        Eventually.Is(() => ours.Connection.Counters.Connections >= 2, "it is connected again");
    }

    [Fact]
    public void The_will_is_said_when_we_vanish_and_when_we_leave()
    {
        using PrivateMosquitto broker = PrivateMosquitto.Begin();
        using PlainClient other = new PlainClient(broker.Port).Listen("glasses/status");
        using var proxy = new CuttingProxy(broker.Port);
        var will = new MqttMessage(0, "glasses/status", "offline"u8.ToArray(), MqttDelivery.Present, IsRetained: true);
        using (HeardConnection ours = new HeardConnection(proxy.Port, o => o with { FirstBackOff = TimeSpan.FromMinutes(1) }, will).Connect())
        {
            proxy.CutNow();
            Eventually.Is(() => other.Seen.Count == 1, "the broker said the will");
        }

        using (new HeardConnection(broker.Port, will: will).Connect())
        {
        }

        Eventually.Is(() => other.Seen.Count == 2, "we said it when we left");
        Assert.All(other.Of("glasses/status"), payload => Assert.Equal("offline", payload));
    }

    private static async Task AnswerAsync(TcpListener listener, byte[] answer)
    {
        while (true)
        {
            try
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync(answer);
            }
            catch (IOException)
            {
                // This one has gone, another may come.
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private static string Fault(int port, Func<BrokerOptions, BrokerOptions>? with = null)
    {
        using HeardConnection ours = new HeardConnection(port, with).Begin();
        Eventually.Is(() => !ours.Sentences.IsEmpty, "the fault was told");
        Assert.False(ours.IsConnected);
        return ours.Sentences.First();
    }

    private string Secret(string text)
    {
        string file = Path.Combine(_folder.FullName, "secret");
        File.WriteAllText(file, text + "\n");
        Allow(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    private static void Allow(string file, UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no mode here.");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, mode);
    }

    private string Pem(string name, X509Certificate2 certificate)
    {
        string file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }

    private static PrivateMosquitto Guarded()
    {
        PrivateMosquitto.SkipWithout();
        var broker = new PrivateMosquitto("allow_anonymous false\npassword_file FOLDER/users");
        using Process hash = Process.Start("mosquitto_passwd", ["-b", "-c", Path.Combine(broker.Folder, "users"), "glasses", "the right one"]);
        hash.WaitForExit();
        broker.Start();
        return broker;
    }

    private static PrivateMosquitto Encrypted(X509Certificate2 authority, string name)
    {
        var broker = new PrivateMosquitto("allow_anonymous true\ncertfile FOLDER/broker.pem\nkeyfile FOLDER/broker.key");
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.Create(authority, authority.NotBefore, authority.NotAfter, [1, 2, 3, 4]);
        File.WriteAllText(Path.Combine(broker.Folder, "broker.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(broker.Folder, "broker.key"), key.ExportPkcs8PrivateKeyPem());
        broker.Start();
        return broker;
    }

    private static X509Certificate2 Authority(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }
}
