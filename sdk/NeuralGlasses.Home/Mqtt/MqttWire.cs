using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Home.Mqtt;

/// <summary>One connection to a broker, from the first byte to the last: packets go out and come in, and every fault is a sentence.</summary>
internal sealed class MqttWire : IDisposable
{
    private readonly MqttChannelAdapter _packets;
    private readonly BoundedMqttChannel _channel;
    private readonly BrokerOptions _options;

    private MqttWire(BrokerOptions options, Stream stream)
    {
        _options = options;
        _channel = new BoundedMqttChannel(stream, options.MostPayloadBytes);
        _packets = new MqttChannelAdapter(_channel, new MqttPacketFormatterAdapter(MqttProtocolVersion.V311, new MqttBufferWriter(4096, 64 * 1024)), MqttNetNullLogger.Instance);
    }

    /// <summary>Whether the message that came last was too long.</summary>
    public bool WasTooLong => _channel.WasTooLong;

    /// <summary>Whether the broker remembers what was under way.</summary>
    public bool KnowsUs { get; private set; }

    /// <summary>Connects.</summary>
    /// <param name="options">Where to, as whom.</param>
    /// <param name="forgets">Whether the broker is to forget what it knows of us.</param>
    /// <param name="will">What the broker says for us when we are gone; null for nothing.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="DeviceFailedException">It cannot be; the message says why.</exception>
    public static async Task<MqttWire> OpenAsync(BrokerOptions options, bool forgets, MqttMessage? will, CancellationToken stop)
    {
        byte[]? password = options.PasswordFile.Length == 0 ? null : Encoding.UTF8.GetBytes(SecretFile.Read(options.PasswordFile));
        MqttWire? wire = null;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, stop).ConfigureAwait(false);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (options.IsEncrypted)
                stream = await EncryptAsync(stream, options, stop).ConfigureAwait(false);
            wire = new MqttWire(options, stream);
            await wire.GreetAsync(password, forgets, will, stop).ConfigureAwait(false);
            return wire;
        }
        catch (Exception error) when (error is not DeviceFailedException)
        {
            wire?.Dispose();
            socket.Dispose();
            throw Named(options, error, stop);
        }
        catch (DeviceFailedException)
        {
            wire?.Dispose();
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Writes packets.</summary>
    public async Task SendAsync(MqttPacket packet, CancellationToken stop)
    {
        try
        {
            await _packets.SendPacketAsync(packet, stop).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not DeviceFailedException)
        {
            throw Named(_options, error, stop);
        }
    }

    /// <summary>The next packet.</summary>
    public async Task<MqttPacket> ReceiveAsync(CancellationToken stop)
    {
        try
        {
            if (await _packets.ReceivePacketAsync(stop).ConfigureAwait(false) is { } packet)
                return packet;
            stop.ThrowIfCancellationRequested();
            throw new EndOfStreamException();
        }
        catch (Exception error) when (error is not DeviceFailedException)
        {
            throw Named(_options, error, stop);
        }
    }

    public void Dispose()
    {
        _packets.Dispose();
        _channel.Dispose();
    }

    private async Task GreetAsync(byte[]? password, bool forgets, MqttMessage? will, CancellationToken stop)
    {
        var connect = new MqttConnectPacket
        {
            ClientId = _options.ClientId,
            CleanSession = forgets,
            KeepAlivePeriod = (ushort)Math.Clamp(2 * _options.KeepAlive.TotalSeconds, 10, ushort.MaxValue),
            Username = _options.User.Length == 0 ? null : _options.User,
            Password = password,
        };
        if (will is not null)
        {
            connect.WillFlag = true;
            connect.WillTopic = will.Topic;
            connect.WillMessage = will.Payload.ToArray();
            connect.WillRetain = will.IsRetained;
            connect.WillQoS = MqttQualityOfServiceLevel.AtLeastOnce;
        }

        await SendAsync(connect, stop).ConfigureAwait(false);
        MqttPacket answer = await ReceiveAsync(stop).ConfigureAwait(false);
        if (answer is not MqttConnAckPacket taken)
            throw new DeviceFailedException($"{_options.Address} answers with {answer.GetType().Name} instead of taking or refusing the connection; look which program answers there.");
        KnowsUs = taken.IsSessionPresent;
        if (taken.ReturnCode != MqttConnectReturnCode.ConnectionAccepted)
            throw new DeviceFailedException(Refusal(taken.ReturnCode));
    }

    private string Refusal(MqttConnectReturnCode code) => code switch
    {
        MqttConnectReturnCode.ConnectionRefusedBadUsernameOrPassword or MqttConnectReturnCode.ConnectionRefusedNotAuthorized => _options.User.Length == 0
            ? $"{_options.Address} wants a user and a password, and none is set; set them."
            : $"{_options.Address} does not accept the user '{_options.User}' with the password in the file; correct one of them.",
        MqttConnectReturnCode.ConnectionRefusedIdentifierRejected => $"{_options.Address} does not accept the name '{_options.ClientId}'; allow it there.",
        MqttConnectReturnCode.ConnectionRefusedServerUnavailable => $"{_options.Address} says that it is not ready; it is tried again.",
        _ => $"{_options.Address} refuses the connection ({code}); look into its log.",
    };

    private static async Task<Stream> EncryptAsync(Stream stream, BrokerOptions options, CancellationToken stop)
    {
        X509Certificate2Collection? authorities = options.AuthorityFile.Length == 0 ? null : Authorities(options.AuthorityFile);
        string found = "";
        var encrypted = new SslStream(stream, leaveInnerStreamOpen: false, (_, certificate, _, errors) => (found = Doubt(certificate, errors, authorities)).Length == 0);
        try
        {
            await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, stop).ConfigureAwait(false);
            return encrypted;
        }
        catch (AuthenticationException error)
        {
            string why = found.Length > 0 ? found : error.Message.TrimEnd('.');
            throw new DeviceFailedException($"The certificate of {options.Address} is not accepted ({why}); expected one for '{options.Host}' of {(authorities is null ? "an authority that the system trusts" : "an authority in " + options.AuthorityFile)}.");
        }
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        try
        {
            X509Certificate2Collection authorities = [];
            authorities.ImportFromPemFile(file);
            return authorities.Count > 0 ? authorities : throw new DeviceFailedException($"The file '{file}' holds no certificate, expected those of the authorities as PEM.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new DeviceFailedException($"The authorities in '{file}' cannot be read ({error.Message}); give a PEM file.");
        }
    }

    // Empty for a certificate that is accepted.
    private static string Doubt(X509Certificate? certificate, SslPolicyErrors errors, X509Certificate2Collection? authorities)
    {
        if (certificate is not X509Certificate2 shown)
            return "it shows none";
        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
            return $"it is for {shown.GetNameInfo(X509NameType.DnsName, forIssuer: false)}";
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (authorities is not null)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return chain.Build(shown) ? "" : chain.ChainStatus.FirstOrDefault().StatusInformation?.Trim().TrimEnd('.') ?? "nobody vouches for it";
    }

    private static Exception Named(BrokerOptions options, Exception error, CancellationToken stop) => error switch
    {
        OperationCanceledException when stop.IsCancellationRequested => error,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new DeviceFailedException($"Nobody is called '{options.Host}' in this network; correct the address of the broker."),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => new DeviceFailedException($"No program listens at {options.Address}; start the broker, or correct its address."),
        EndOfStreamException or SocketException or ObjectDisposedException => new DeviceFailedException($"{options.Address} has ended the connection."),
        IOException => new DeviceFailedException($"{options.Address} has ended the connection."),
        OperationCanceledException => new DeviceFailedException($"{options.Address} does not answer."),
        _ => new DeviceFailedException($"{options.Address} sent what is no MQTT ({error.Message.TrimEnd('.')}); look which program answers there."),
    };
}
