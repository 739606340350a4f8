package dev.seedpost.tracker.api;

import dev.seedpost.http.SecretsInAddress;
import java.util.List;
import java.util.Map;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Multipart;
import retrofit2.http.POST;
import retrofit2.http.Part;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/** The forms of calls; addresses and fields are the definition's. */
interface ApiCalls {
  @GET
  Call<ResponseBody> get(
      @Url String address, @QueryMap Map<String, String> query, @Tag SecretsInAddress secrets);

  @POST
  Call<ResponseBody> post(
      @Url String address, @Body RequestBody body, @Tag SecretsInAddress secrets);

  @Multipart
  @POST
  Call<ResponseBody> upload(
      @Url String address, @Part List<MultipartBody.Part> parts, @Tag SecretsInAddress secrets);
}
