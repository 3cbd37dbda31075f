package dev.holdfast.source.graph;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;

/** Signs in as the application, not as a user. */
@Singleton
public class SignIn {
    private final @Nullable HttpClient http;

    public SignIn() {
        this.http = null;
    }

    /**
     * @param http reaches the sign-in host in place of the standard client
     */
    SignIn(HttpClient http) {
        this.http = http;
    }

    /**
     * @throws Problem HF-9002 when the credential's file cannot be read
     */
    public TokenCredential credential(M365Connection connection) {
        return switch (connection.credential()) {
            case M365Connection.Credential.Secret secret ->
                    common(new ClientSecretCredentialBuilder(), connection)
                            .clientSecret(read(secret))
                            .build();
            case M365Connection.Credential.Certificate certificate -> {
                read(certificate);
                yield common(new ClientCertificateCredentialBuilder(), connection)
                        .pemCertificate(certificate.file().toString())
                        .build();
            }
        };
    }

    private <B extends AadCredentialBuilderBase<B>> B common(B builder, M365Connection connection) {
        builder.tenantId(connection.directoryId())
                .clientId(connection.clientId())
                .authorityHost(connection.loginHost().toString());
        if (!connection.loginHost().equals(M365Connection.GLOBAL_LOGIN)) {
            // Otherwise the library asks the global cloud whether the host may be trusted, which a
            // closed network cannot reach.
            builder.disableInstanceDiscovery();
        }
        if (http != null) {
            builder.httpClient(http);
        }
        return builder;
    }

    private static String read(M365Connection.Credential credential) {
        try {
            return Files.readString(credential.file()).strip();
        } catch (IOException e) {
            throw new Problem(
                    Code.M365_CREDENTIAL,
                    "the credential of the source cannot be read from " + credential.file(),
                    "restore the file, or add the source again",
                    e);
        }
    }
}
